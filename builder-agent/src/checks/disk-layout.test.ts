import { expect, test } from "vitest";
import { judgeVerification } from "./disk-layout.ts";

/** As sgdisk 1.0.9 says it. */
const GOOD =
  "\nCaution: Partition 1 doesn't end on a 2048-sector boundary. This may\nresult in problems with some disk encryption tools.\n\nNo problems found. 2014 free sectors";
const WIPED =
  "Caution: invalid backup GPT header, but valid main header; regenerating\nbackup header from main header.\n\nBackup header: ERROR\n\nNo problems found. 2014 free sectors";
const RESIZED =
  "Problem: The secondary header's self-pointer indicates that it doesn't reside\nat the end of the disk.\n\nIdentified 1 problems!";

test("a sound table passes, whatever advice sgdisk has", () => {
  expect(judgeVerification(GOOD).outcome).toBe("passed");
});

test("a second header that is broken or not at the disk's end fails, though sgdisk mends it in its memory", () => {
  expect(judgeVerification(WIPED)).toMatchObject({
    outcome: "failed",
    evidence: expect.stringContaining("invalid backup GPT header"),
  });
  expect(judgeVerification(RESIZED)).toMatchObject({ outcome: "failed", evidence: expect.stringContaining("secondary header") });
});

test("a disk without GPT is not asked", () => {
  expect(judgeVerification("Creating new GPT entries in memory.\n").outcome).toBe("skipped");
});
