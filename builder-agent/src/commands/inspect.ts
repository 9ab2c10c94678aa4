import { mkdirSync, readdirSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { availableParallelism, hostname, release, totalmem } from "node:os";
import type { HostReport } from "#protocol/host-report.ts";
import { AGENT_VERSION } from "../agent-version.ts";
import { findAccelerator } from "../capabilities/accelerator.ts";
import { architectureOf } from "../capabilities/architecture.ts";
import { findAttachMethod } from "../capabilities/attach-method.ts";
import { findMissingCommands } from "../capabilities/missing-commands.ts";
import { createLinuxHost } from "../host/linux-host.ts";
import { isJournalEnded } from "../jobs/journal-end.ts";
import { isRunning } from "../jobs/runner-process.ts";
import { ALL_PIPELINES } from "../pipelines/pipelines.ts";
import type { StateFolder } from "../state-folder.ts";
import { readOsRelease } from "../tools/os-release.ts";
import { answer, type Command } from "./command.ts";

/** Says what this host is, what it can do and what it lacks; takes no longer than one short guest. */
export const inspect: Command = async ({ state }) => {
  mkdirSync(state.jobs, { recursive: true });
  const host = createLinuxHost({ jobId: "inspect", log: () => {}, signal: AbortSignal.timeout(60_000) });
  const osRelease = readOsRelease();
  const architecture = architectureOf(process.arch) ?? "amd64";
  const { bavail, bsize, blocks } = await statfs(state.path);
  answer({
    v: 1,
    agentVersion: AGENT_VERSION,
    at: new Date().toISOString(),
    hostname: hostname(),
    os: {
      id: osRelease("ID"),
      versionId: osRelease("VERSION_ID"),
      codename: osRelease("VERSION_CODENAME"),
      prettyName: osRelease("PRETTY_NAME"),
    },
    kernel: release(),
    architecture,
    cpuCount: availableParallelism(),
    memoryBytes: totalmem(),
    disk: { path: state.path, freeBytes: bavail * bsize, totalBytes: blocks * bsize },
    isRoot: process.getuid?.() === 0,
    attachMethod: await findAttachMethod(host),
    accelerator: await findAccelerator(host, architecture, state.path),
    missing: await findMissingCommands([...new Set(ALL_PIPELINES.flatMap((pipeline) => pipeline.commandsFor(null)))], host),
    runningJobIds: runningJobs(state),
  } satisfies HostReport);
};

function runningJobs(state: StateFolder): string[] {
  return readdirSync(state.jobs).filter((jobId) => isRunning(state.job(jobId)) && !isJournalEnded(state.job(jobId).journal));
}
