import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobEvent, JobEventBody } from "#protocol/job-event.ts";

export type Transcript = { readonly journal: string; readonly image: Buffer };

/**
 * Writes an image and an inventory into `folder` and gives the journal of the build that made them.
 * `lineCount` log lines stand in its middle; some hold characters of several bytes.
 */
export function makeTranscript(folder: string, { imageBytes = 200_000, lineCount = 50 } = {}): Transcript {
  mkdirSync(folder, { recursive: true });
  const image = randomBytes(imageBytes);
  const inventory = Buffer.from(JSON.stringify({ v: 1, packages: [], files: [], directories: [] }));
  const seal = (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return { path, sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  const log = (index: number): JobEventBody => ({
    type: "log",
    step: "install-packages",
    stream: "stdout",
    line: `Строка ${index}`,
  });
  const bodies: JobEventBody[] = [
    {
      type: "job.started",
      recipeHash: "0".repeat(64),
      agentVersion: "fake",
      plan: ["check-host", "install-packages", "seal-image"],
    },
    { type: "step.started", step: "check-host" },
    { type: "step.finished", step: "check-host", outcome: "succeeded", durationMs: 12 },
    { type: "step.started", step: "install-packages" },
    ...Array.from({ length: lineCount }, (_, index) => log(index)),
    { type: "step.progress", step: "install-packages", done: 3, total: 4, unit: "packages" },
    { type: "step.finished", step: "install-packages", outcome: "succeeded", durationMs: 345 },
    { type: "step.started", step: "seal-image" },
    { type: "inventory.ready", file: seal("inventory.json", inventory), packageCount: 2, fileCount: 3, contentBytes: 4 },
    {
      type: "image.ready",
      file: seal("image.qcow2", image),
      virtualSizeBytes: 1_073_741_824,
      sha512: createHash("sha512").update(image).digest("hex"),
    },
    { type: "step.finished", step: "seal-image", outcome: "succeeded", durationMs: 6 },
    { type: "job.finished", outcome: "succeeded", error: null },
  ];
  return { journal: bodies.map((body) => `${JSON.stringify(stamp(body))}\n`).join(""), image };
}

/** The journal of a job that did nothing but these checks. */
export function makeCheckJournal(checks: readonly Omit<Extract<JobEventBody, { type: "check.finished" }>, "type">[]): string {
  const bodies: JobEventBody[] = [
    { type: "job.started", recipeHash: "0".repeat(64), agentVersion: "fake", plan: ["check-files"] },
    { type: "step.started", step: "check-files" },
    ...checks.map((check) => ({ type: "check.finished" as const, ...check })),
    { type: "step.finished", step: "check-files", outcome: "succeeded", durationMs: 9 },
    { type: "job.finished", outcome: "succeeded", error: null },
  ];
  return bodies.map((body) => `${JSON.stringify(stamp(body))}\n`).join("");
}

function stamp<Body extends JobEventBody>(body: Body): Body & Pick<JobEvent, "v" | "at"> {
  return { v: 1, at: "2026-11-22T10:00:00.000Z", ...body };
}
