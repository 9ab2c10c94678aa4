import { expect, test } from "vitest";
import { HOST_COMMANDS } from "#agent/host/host-commands.ts";
import { BUILDER_PACKAGES } from "../src/launch/host-packages.mjs";

test("npm run up installs the package of every command that a pipeline calls", () => {
  const emulatorOfTheOther = process.arch === "arm64" ? "qemu-system-x86" : "qemu-system-arm";
  const needed = new Set<string>(Object.values(HOST_COMMANDS));
  needed.delete(emulatorOfTheOther);
  expect([...needed].filter((name) => !BUILDER_PACKAGES.includes(name))).toEqual([]);
});
