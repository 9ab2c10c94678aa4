import { expect, test } from "vitest";
import { quoteArgv } from "./quote-argv.ts";

test("our own ids, hashes and paths go as they are", () => {
  expect(quoteArgv(["/var/lib/mib/agents/ab12/node", "--job", "0193-ab", "--from", "0"])).toBe(
    "/var/lib/mib/agents/ab12/node --job 0193-ab --from 0",
  );
});

test.each(["", "a b", "$(id)", "`id`", "a;b", "a\nb", "'", '"', "a&b", "a|b", "*", "~root", "a>b", "\\", "é"])(
  "what a shell would read as more than itself is refused: %j",
  (argument) => {
    expect(() => quoteArgv(["echo", argument])).toThrow(RangeError);
  },
);
