import { expect, test } from "vitest";
import { hasPassword, readShadow } from "./shadow.ts";

test("accounts that nobody can log into with a password have none", () => {
  const text = "root:*:19000:0:99999:7:::\ndaemon:!:19000::::::\nnew:!!:19000::::::\nubuntu:!*:19000::::::\n";
  expect(readShadow(text).filter(hasPassword)).toEqual([]);
});

test("a hash, a locked hash that can be unlocked, and no password at all count", () => {
  const text = "root:$6$a$b:19000::::::\nlocked:!$y$j9T$a$b:19000::::::\nopen::19000::::::\n";
  expect(
    readShadow(text)
      .filter(hasPassword)
      .map(({ name }) => name),
  ).toEqual(["root", "locked", "open"]);
});
