import type { Page } from "playwright/test";
import { expect } from "../support/story.ts";
import { test } from "./shared-dashboard.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });
const box = (page: Page) => page.getByRole("searchbox", { name: "Search, or say where to go" });

test("Ctrl-K, some letters and Enter lead to a page, to a variant, and to the dialog that builds it", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page, "Overview")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("mirr");
  await expect(page.getByRole("menuitem", { name: "Mirrors" })).toHaveAttribute("data-focused", "true");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Mirrors")).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("debian docker");
  await page.getByRole("menuitem", { name: /^Debian 12 \+ Docker debian-12-docker$/ }).click();
  await expect(heading(page, "Debian 12 + Docker")).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("debian docker");
  await page.getByRole("menuitem", { name: /^Build Debian 12 \+ Docker debian-12-docker$/ }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Start build" })).toBeEnabled();
});

test("the palette is opened by its button and left by Escape, with the focus where it was", async ({ page }) => {
  await page.goto("/variants");
  const button = page.getByRole("button", { name: "Find anything" });
  await button.click();
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("there is no such thing");
  await expect(page.getByText("Nothing fits this.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("G and a letter lead to a place, a question mark shows all keys, and letters can be switched off", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page, "Overview")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("v");
  await expect(heading(page, "Variants")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("g b");
  await expect(heading(page, "Variants")).toBeVisible();

  await page.getByRole("main").focus();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByText("Letters alone are shortcuts").click();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.keyboard.press("?");
  await expect(sheet).toHaveCount(0);
  await expect(heading(page, "Variants")).toBeVisible();
});

test("the theme and the language are changed from the palette, and the switch follows", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page, "Overview")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("dark");
  await page.getByRole("menuitem", { name: "Theme: Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("radio", { name: "Dark" }).first()).toBeChecked();

  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("language");
  await page.getByRole("menuitem", { name: /فارسی/ }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});
