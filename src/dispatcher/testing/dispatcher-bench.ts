import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataFolder } from "#server/data-folder.ts";
import { type Db, openDb } from "#server/db/client.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import type { HostRow } from "../builder-hosts.repo.ts";
import { startDispatcher } from "../dispatcher.ts";
import type { Log } from "../log.ts";
import { makeTranscript } from "./make-transcript.ts";

export type DispatcherBench = ReturnType<typeof openDispatcherBench>;

/** Where the agent's own tests keep the base images that they have made: none is made twice. */
const SHARED_AGENT_FOLDER = join(tmpdir(), "mib-agent-tests");

/** `realAgent` is a bundle to use in place of the fake: then both ways lead to one state folder, so that a base is made once. */
type BenchOptions = { delayMs?: number; imageBytes?: number; lineCount?: number; realAgent?: string };

/**
 * A data folder with a catalog, state folders for the fake agent with a build to play, and dispatchers that can be started on them
 * again and again. `db` is another connection than the dispatcher's, as web's is.
 */
export function openDispatcherBench({ delayMs = 5, imageBytes = 200_000, lineCount = 50, realAgent }: BenchOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), "mib-dispatcher-"));
  const dataFolder = openDataFolder(join(folder, "data"));
  const db: Db = openDb(dataFolder.database);
  const local = realAgent === undefined ? join(folder, "local-agent") : SHARED_AGENT_FOLDER;
  const states = { local, remote: realAgent === undefined ? join(folder, "remote-agent") : local };
  const agentProgram = join(folder, "agent.mjs");
  copyFileSync(realAgent ?? join(import.meta.dirname, "fake-agent.mjs"), agentProgram);
  const transcript = makeTranscript(join(folder, "sealed"), { imageBytes, lineCount });
  for (const state of Object.values(states)) {
    mkdirSync(state, { recursive: true });
    writeFileSync(join(state, "script.ndjson"), transcript.journal);
    writeFileSync(join(state, "delay-ms"), String(delayMs));
  }
  const running = new Set<{ stop(): Promise<void> }>();
  const lines: string[] = [];
  const log: Log = (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`);
  return {
    folder,
    dataFolder,
    db,
    states,
    agentProgram,
    transcript,
    /** What the dispatchers logged. */
    lines,
    start() {
      const ownDb = openDb(dataFolder.database);
      const privateKey = ensureSealKeys(dataFolder.keys);
      const dispatcher = startDispatcher({
        ...{ db: ownDb, dataFolder, log, privateKey, agentProgram },
        localStateFolder: states.local,
        url: new URL("http://127.0.0.1:3000"),
      });
      const started = {
        stop: async () => {
          running.delete(started);
          await dispatcher.stop();
          ownDb.$client.close();
        },
      };
      running.add(started);
      return started;
    },
    async close(): Promise<void> {
      for (const dispatcher of running) await dispatcher.stop();
      db.$client.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What an admin enters for a host over SSH. */
export function sshHost(port: number, folder: string): Partial<HostRow> {
  return {
    name: "builder",
    transport: "ssh",
    address: "127.0.0.1",
    port,
    folder,
    user: "root",
    connection: "new",
    report: null,
    inspectedAt: null,
  };
}
