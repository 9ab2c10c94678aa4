import { setTimeout as pause } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { z } from "zod";

/** As often as the dispatcher saves what came of a running job. */
const PAUSE_MS = 20;

const { file } = z.object({ file: z.string() }).parse(workerData);
const db = new Database(file);
db.pragma("busy_timeout = 5000");
const save = db.prepare("update job set journal_bytes = journal_bytes + 500 where state = 'running'");
for (;;) {
  save.run();
  await pause(PAUSE_MS);
}
