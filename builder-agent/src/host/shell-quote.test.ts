import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { quoteWords } from "./shell-quote.ts";

test("a shell reads back exactly the words, whatever is in them", () => {
  const words = ["plain", "", "two words", "it's", '$(touch /tmp/x) `id` "q"', "line\nbreak", "*", "-n", "\\"];
  const out = execFileSync("sh", ["-c", `printf '%s\\0' ${quoteWords(words)}`], { encoding: "utf8" });
  expect(out.split("\0").slice(0, -1)).toEqual(words);
});
