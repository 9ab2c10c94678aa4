import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BaseChecksum } from "#protocol/recipe.ts";
import { startCuttingProxy } from "../../testing/cutting-proxy.ts";
import { failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { serveFolder } from "../../testing/file-server.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { sampleRequest } from "../../testing/sample-request.ts";

const agent = realAgent();
const folder = mkdtempSync(join(tmpdir(), "bad-base-"));
const keys = { home: mkdtempSync(join(tmpdir(), "bad-base-gpg-")), publicKey: "", fingerprint: "" };
afterAll(() => {
  for (const made of [folder, keys.home]) rmSync(made, { recursive: true, force: true });
});
let mirror = { url: "", close: () => {} };

const gpg = (...args: string[]) =>
  execFileSync("gpg", ["--homedir", keys.home, "--batch", "--quiet", ...args], { encoding: "utf8", stdio: "pipe" });
const sha256Of = (name: string) =>
  createHash("sha256")
    .update(readFileSync(join(folder, name)))
    .digest("hex");

beforeAll(async () => {
  execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", join(folder, "empty.qcow2"), "64M"]);
  execFileSync("qemu-img", [
    "create",
    "-q",
    "-f",
    "qcow2",
    "-b",
    "/etc/passwd",
    "-F",
    "raw",
    "-u",
    join(folder, "backed.qcow2"),
    "64M",
  ]);
  execFileSync("qemu-img", [
    "create",
    "-q",
    "-f",
    "qcow2",
    "-o",
    `data_file=${join(folder, "data.raw")}`,
    join(folder, "split.qcow2"),
    "64M",
  ]);
  writeFileSync(join(folder, "text.qcow2"), "<html>Please log in to the hotel's network</html>".repeat(10));
  gpg("--passphrase", "", "--quick-generate-key", "Test <test@example.org>", "ed25519", "sign", "never");
  keys.publicKey = gpg("--armor", "--export", "test@example.org");
  keys.fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(gpg("--with-colons", "--list-keys"))?.[1] ?? "";
  writeFileSync(join(folder, "SHA256SUMS"), `${sha256Of("text.qcow2")} *text.qcow2\n`);
  gpg("--detach-sign", "--output", join(folder, "SHA256SUMS.gpg"), join(folder, "SHA256SUMS"));
  mirror = await serveFolder(folder);
});
afterAll(() => mirror.close());

/** Builds from a file of the mirror and says how it ended. */
async function buildFrom(name: string, checksum: BaseChecksum) {
  const origin = { kind: "url" as const, url: `${mirror.url}/${name}`, checksum };
  const base = { distro: "debian" as const, codename: "bookworm", version: "12", architecture: "amd64" as const, origin };
  const events = await agent.build(sampleRequest({ base, parts: [] }));
  expect(agent.leftovers()).toEqual([]);
  return { failure: failureOf(events), outcomes: outcomesOf(events) };
}

const listWith = (fingerprint: string, signature = "SHA256SUMS.gpg"): BaseChecksum => ({
  kind: "list",
  algorithm: "sha256",
  url: `${mirror.url}/SHA256SUMS`,
  signature: { url: `${mirror.url}/${signature}`, publicKey: keys.publicKey, fingerprint },
});

test("a base with another checksum is refused, and does not stay in the cache", async () => {
  const wrong = { kind: "sha256", value: "a".repeat(64) } as const;
  for (const _ of [1, 2]) {
    const { failure, outcomes } = await buildFrom("empty.qcow2", wrong);
    expect(failure).toMatchObject({ code: "BASE_CHECKSUM_MISMATCH", blame: "mirror" });
    expect(outcomes["fetch-base"]).toBe("failed");
  }
});

test.each([
  ["text.qcow2", /no qcow2/],
  ["backed.qcow2", /backing file/],
  ["split.qcow2", /data file/],
])("%s is refused before any tool opens it", async (name, reason) => {
  const { failure } = await buildFrom(name, { kind: "sha256", value: sha256Of(name) });
  expect(failure).toMatchObject({ code: "BASE_FORMAT_REJECTED", blame: "recipe", message: expect.stringMatching(reason) });
});

test("a checksum list with the pinned key's signature is believed", async () => {
  const { failure, outcomes } = await buildFrom("text.qcow2", listWith(keys.fingerprint));
  expect(outcomes["resolve-base"]).toBe("succeeded");
  expect(failure).toMatchObject({ code: "BASE_FORMAT_REJECTED" });
});

test("a checksum list signed by another key than the pinned one, or not signed at all, is refused", async () => {
  const other = await buildFrom("text.qcow2", listWith("0".repeat(40)));
  expect(other.failure).toMatchObject({ code: "BASE_SIGNATURE_BAD", blame: "mirror" });
  const unsigned = await buildFrom("text.qcow2", listWith(keys.fingerprint, "SHA256SUMS"));
  expect(unsigned.failure).toMatchObject({ code: "BASE_SIGNATURE_BAD" });
});

test("a base that is not there, and a mirror that does not answer, are told apart", async () => {
  const missing = await buildFrom("no-such.qcow2", { kind: "sha256", value: "b".repeat(64) });
  expect(missing.failure).toMatchObject({ code: "MIRROR_NOT_FOUND" });
  const silent = {
    kind: "url" as const,
    url: "http://127.0.0.1:9/x.qcow2",
    checksum: { kind: "sha256" as const, value: "c".repeat(64) },
  };
  const base = { distro: "debian" as const, codename: "bookworm", version: "12", architecture: "amd64" as const, origin: silent };
  expect(failureOf(await agent.build(sampleRequest({ base, parts: [] })))).toMatchObject({
    code: "MIRROR_UNREACHABLE",
    blame: "mirror",
  });
});

test("a base without an operating system is refused for its layout", async () => {
  const { failure } = await buildFrom("empty.qcow2", { kind: "sha256", value: sha256Of("empty.qcow2") });
  expect(failure).toMatchObject({ code: "BASE_LAYOUT_UNKNOWN", blame: "recipe" });
});

test("a download that is cut again and again goes on where it was, and what is used is whole (lesson 12)", async () => {
  const size = 24 * 1_048_576;
  writeFileSync(join(folder, "long.qcow2"), randomBytes(size));
  const proxy = await startCuttingProxy(() => Number(new URL(mirror.url).port));
  for (const megabytes of [3, 2, 4, 1]) proxy.cutAfter(megabytes * 1_048_576);
  const checksum = { kind: "sha256", value: sha256Of("long.qcow2") } as const;
  const origin = { kind: "url" as const, url: `http://127.0.0.1:${proxy.port}/long.qcow2`, checksum };
  const base = { distro: "debian" as const, codename: "bookworm", version: "12", architecture: "amd64" as const, origin };
  const events = await agent.build(sampleRequest({ base, parts: [] }));
  await proxy.close();
  // Random bytes are no disk: that they are looked at says that their checksum was right.
  expect(outcomesOf(events)).toMatchObject({ "fetch-base": "succeeded", "inspect-base": "failed" });
  expect(proxy.passedBytes()).toBeLessThan(1.5 * size);
});
