import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { vi } from "vitest";
import { registerLocalHost } from "#dispatcher/register-local-host.ts";
import { imageIdSchema, type JobId, jobIdSchema } from "#domain/id.ts";
import { image, job } from "#server/db/schema/job.ts";
import { runCommandLine } from "../run-command-line.ts";
import type { Terminal } from "../terminal.ts";
import { serveDashboard } from "./serve-dashboard.ts";

export const PASSWORD = "correct horse battery";
export const EMAIL = "admin@example.org";

const NO_TOKEN: string | null = null;

const event = (body: object) => `${JSON.stringify({ v: 1, at: "2026-11-22T10:00:00.000Z", ...body })}\n`;
/** A job's journal up to its last line. */
export const JOURNAL = [
  event({ type: "job.started", recipeHash: "0".repeat(64), agentVersion: "1", plan: ["check-host"] }),
  event({ type: "step.started", step: "check-host" }),
  event({ type: "log", step: "check-host", stream: "stdout", line: "all is there" }),
  event({ type: "step.finished", step: "check-host", outcome: "succeeded", durationMs: 1_500 }),
].join("");
/** The last line of a job that came to a good end. */
export const END = event({ type: "job.finished", outcome: "succeeded", error: null });

/**
 * The whole dashboard with its seeded catalog, served over real HTTP, and `mib` as a script runs it. A test plays the dispatcher.
 * One in a process: the dashboard's own modules read their data folder from the environment.
 */
export async function openCommandLine() {
  const folder = mkdtempSync(join(tmpdir(), "mib-cli-"));
  vi.stubEnv("MIB_DATA_DIR", join(folder, "data"));
  const { getApp } = await import("#server/app.ts");
  const { openDataFolder } = await import("#server/data-folder.ts");
  const { readOrCreateSetupToken } = await import("#server/auth/set-up-token.ts");
  const { seedCatalog } = await import("#server/catalog/seed.ts");
  const api = await import("#app/api/trpc/[trpc]/route.ts");
  const files = await import("#app/api/images/[imageId]/[file]/route.ts");

  const app = getApp();
  const dataFolder = openDataFolder(join(folder, "data"));
  let cutAfter: number | null = null;
  seedCatalog(app);
  registerLocalHost(app.db, "/nowhere");
  readOrCreateSetupToken(dataFolder.setupToken);
  const served = await serveDashboard(async (request) => {
    const [, imageId, file] = /^\/api\/images\/([^/]+)\/([^/?]+)/.exec(new URL(request.url).pathname) ?? [];
    if (imageId === undefined || file === undefined) return api.GET(request);
    const response = await files.GET(request, { params: Promise.resolve({ imageId, file }) });
    const left = cutAfter;
    cutAfter = null;
    return left === null ? response : cut(response, left);
  });

  /** Runs `mib` as a script does. */
  async function mib(argv: readonly string[], { stdin = "", interrupt = new AbortController().signal, token = NO_TOKEN } = {}) {
    const said = { stdout: "", stderr: "" };
    const terminal: Terminal = {
      stdout: (text) => {
        said.stdout += text;
      },
      stderr: (text) => {
        said.stderr += text;
      },
      readStdin: async () => stdin,
      isDrawable: false,
      interrupt,
    };
    const surroundings = { url: served.url, dataFolder: dataFolder.root, configFolder: join(folder, "config"), token };
    const exitCode = await runCommandLine(argv, terminal, surroundings);
    return { exitCode, ...said, json: () => JSON.parse(said.stdout) };
  }

  /** Queues a build by the command line and gives its id. */
  async function queue(): Promise<JobId> {
    return jobIdSchema.parse((await mib(["build", "debian-12-docker", "--json"])).json().buildId);
  }

  /** Does what the dispatcher does: the build runs, its journal grows. */
  function run(id: JobId): void {
    app.db
      .update(job)
      .set({ state: "running", startedAt: new Date(1_000), journalBytes: JOURNAL.length })
      .where(eq(job.id, id))
      .run();
    writeFileSync(dataFolder.journal(id), JOURNAL);
  }

  /** And the build ends with an image of these bytes. */
  function succeed(id: JobId, bytes: Buffer): void {
    const imageId = imageIdSchema.parse(id);
    mkdirSync(dataFolder.imageFolder(imageId));
    writeFileSync(dataFolder.image(imageId, "made.qcow2"), bytes);
    const hash = (algorithm: string) => createHash(algorithm).update(bytes).digest("hex");
    const { variantId } = app.db.select().from(job).where(eq(job.id, id)).get() ?? {};
    if (variantId === undefined || variantId === null) throw new Error(`There is no build ${id}.`);
    const counts = { packageCount: 1, fileCount: 1, contentBytes: 1 };
    const sizes = { sizeBytes: bytes.length, virtualSizeBytes: 2_147_483_648 };
    const names = { id: imageId, buildId: id, variantId, fileName: "made.qcow2" };
    app.db
      .insert(image)
      .values({ ...names, ...sizes, ...counts, sha256: hash("sha256"), sha512: hash("sha512") })
      .run();
    appendFileSync(dataFolder.journal(id), END);
    app.db
      .update(job)
      .set({ state: "succeeded", finishedAt: new Date(61_000), journalBytes: JOURNAL.length + END.length })
      .where(eq(job.id, id))
      .run();
  }

  return {
    ...{ app, dataFolder, folder, url: served.url, mib, queue, run, succeed },
    /** The next file that goes out breaks after so many bytes. */
    cutNext: (bytes: number) => {
      cutAfter = bytes;
    },
    close: async () => {
      await served.stop();
      app.db.$client.close();
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    },
  };
}

/** An answer whose body breaks after so many bytes. */
function cut(response: Response, bytes: number): Response {
  if (response.body === null) return response;
  let left = bytes;
  const scissors = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (left <= 0) controller.error(new Error("cut"));
      else controller.enqueue(chunk.subarray(0, left));
      left -= chunk.length;
    },
  });
  return new Response(response.body.pipeThrough(scissors), response);
}
