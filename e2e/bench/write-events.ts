import { setTimeout as pause } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import { z } from "zod";
import { openDb } from "#server/db/client.ts";

/** As often as the dispatcher saves what came of a running job. */
const PAUSE_MS = 20;

const { file } = z.object({ file: z.string() }).parse(workerData);
const save = openDb(file).$client.prepare("update job set journal_bytes = journal_bytes + 500 where state = 'running'");
for (;;) {
  save.run();
  await pause(PAUSE_MS);
}
