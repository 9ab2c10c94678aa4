import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listen } from "../../testing/file-server.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { downloadFile } from "./download-file.ts";

const CONTENT = randomBytes(3_000_000);
const { signal } = new AbortController();

/** Serves the content over a line that breaks after so many bytes of each of the first answers. */
async function download({ cuts, hasRanges }: { readonly cuts: readonly number[]; readonly hasRanges: boolean }) {
  const left = [...cuts];
  const ranges: (string | undefined)[] = [];
  let sent = 0;
  const server = createServer(({ headers: { range } }, response) => {
    ranges.push(range);
    const from = hasRanges ? Number(/bytes=(\d+)-/.exec(range ?? "")?.[1] ?? 0) : 0;
    const part = CONTENT.subarray(from);
    const cut = left.shift() ?? part.length;
    sent += Math.min(cut, part.length);
    response.writeHead(from > 0 ? 206 : 200, { "content-length": part.length });
    response.write(part.subarray(0, cut), () => (cut < part.length ? response.destroy() : response.end()));
  });
  const url = `http://127.0.0.1:${await listen(server)}/v2/images/1/file`;
  const file = join(temporaryFolder(), "image");
  const broken: string[] = [];
  const onBroken = ({ code }: { readonly code: string }) => broken.push(code);
  const order = { url, file, sizeBytes: CONTENT.length, signal, token: async () => "a-token", onBytes: () => {}, onBroken };
  const failure = await downloadFile(order).catch((cause: unknown) => cause);
  server.close();
  return { failure, isWhole: failure === undefined && readFileSync(file).equals(CONTENT), sent, ranges, broken };
}

test("a download whose line breaks goes on where it was, and moves no byte twice but what was on the way", async () => {
  const { isWhole, broken, ranges, sent } = await download({ cuts: [1_000_000, 500_000], hasRanges: true });
  expect(isWhole).toBe(true);
  expect(broken).toEqual(["TARGET_UNREACHABLE", "TARGET_UNREACHABLE"]);
  expect(ranges[0]).toBeUndefined();
  expect(ranges[1]).toMatch(/^bytes=[1-9]\d+-$/);
  expect(sent).toBeLessThan(CONTENT.length * 1.5);
});

test("a service that knows no ranges gives it all again, and the file is whole", async () => {
  expect(await download({ cuts: [1_000_000], hasRanges: false })).toMatchObject({
    isWhole: true,
    broken: ["TARGET_UNREACHABLE"],
  });
});
