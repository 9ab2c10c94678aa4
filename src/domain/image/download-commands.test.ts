import { expect, test } from "vitest";
import { DOWNLOAD_TOOLS, spellDownload } from "./download-commands.ts";

const URL = "http://127.0.0.1:3000/api/images/1/debian-12.qcow2?expires=1&signature=s";

test("each tool gets the address as one word, and goes on where it broke off", () => {
  const commands = DOWNLOAD_TOOLS.map((tool) => spellDownload(tool, { fileName: "debian-12.qcow2", sha256: "ab12", url: URL }));
  expect(commands).toEqual([
    `curl -fL --retry 20 -C - -o debian-12.qcow2 '${URL}'`,
    `wget -c -O debian-12.qcow2 '${URL}'`,
    `aria2c -c -x4 -s4 --checksum=sha-256=ab12 -o debian-12.qcow2 '${URL}'`,
  ]);
});

test("a file's name cannot become part of the command", () => {
  expect(spellDownload("wget", { fileName: "a b'$(id)", sha256: "", url: "/" })).toBe("wget -c -O 'a b'\\''$(id)' /");
});
