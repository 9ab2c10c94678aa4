import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findLogoFault } from "./logo-fault.ts";
import { MOST_LOGO_BYTES } from "./logo-file.ts";

const svg = (inside: string, more = "") =>
  new TextEncoder().encode(`<?xml version="1.0"?><!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"${more}>${inside}</svg>`);
const check = (inside: string, more?: string) => findLogoFault("image/svg+xml", svg(inside, more));

test("every drawing of the product's own could be a logo", () => {
  for (const name of readdirSync("public/icons"))
    expect([name, findLogoFault("image/svg+xml", readFileSync(`public/icons/${name}`))]).toEqual([name, null]);
});

test.each([
  ['<path d="M0 0h8v8z"/>'],
  ['<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/><use xlink:href="#a"/>'],
  ["<style>.a { fill: url('#a') }</style><title>a > b</title>"],
  ['<image href="data:image/png;base64,iVBO"/>'],
])("%s is a picture", (inside) => expect(check(inside)).toBeNull());

test.each([
  ["<script>alert(1)</script>"],
  ["<svg:script>alert(1)</svg:script>"],
  ["<SCRIPT>alert(1)</SCRIPT>"],
  ['<path onload="alert(1)"/>'],
  ["<path d='' ONCLICK = 'alert(1)'/>"],
  ['<a href="javascript:alert(1)"><path/></a>'],
  ['<use href="https://example.org/a.svg#a"/>'],
  ['<image href="data:image/svg+xml;base64,PHN2"/>'],
  ['<use href="&#106;avascript:alert(1)"/>'],
  ["<foreignObject><iframe/></foreignObject>"],
  ['<set attributeName="href" to="javascript:alert(1)"/>'],
  ["<style>@import 'https://example.org/a.css';</style>"],
  ['<rect fill="url(https://example.org/a.svg#a)"/>'],
  ["<style>rect { fill: u\\72l(https://example.org/) }</style>"],
  ["<![CDATA[<script>]]>"],
  ['<path d=">" onload="alert(1)"/>'],
  ["<path onload=alert(1) />"],
  ["<path/onload='alert(1)'/>"],
  ["<path d=''onload='alert(1)'/>"],
  ["<!--><script>alert(1)</script>-->"],
  ["<!-- a --!><script>alert(1)</script>-->"],
])("%s is more than a picture", (inside) => expect(check(inside)).toBe("LOGO_ACTIVE"));

test("a document type may bring entities, and is refused", () => {
  const text = '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>';
  expect(findLogoFault("image/svg+xml", new TextEncoder().encode(text))).not.toBeNull();
});

test("what is cut, of another kind or too large is refused", () => {
  expect(check("<path")).toBe("LOGO_UNREADABLE");
  expect(findLogoFault("image/svg+xml", new TextEncoder().encode("<html></html>"))).toBe("LOGO_UNREADABLE");
  expect(findLogoFault("image/svg+xml", Uint8Array.of(0xff, 0xfe))).toBe("LOGO_UNREADABLE");
  expect(findLogoFault("image/png", svg(""))).toBe("LOGO_UNREADABLE");
  expect(findLogoFault("image/png", new Uint8Array(MOST_LOGO_BYTES + 1))).toBe("LOGO_TOO_LARGE");
});
