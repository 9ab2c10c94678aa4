import { env } from "#env";
import { openDataFolder } from "#server/data-folder.ts";
import { openDb } from "#server/db/client.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { startDispatcher } from "./dispatcher.ts";
import { holdDataFolder } from "./hold-data-folder.ts";
import { createLog } from "./log.ts";

/** Stopping takes no longer than this, whatever a host does. */
const STOP_LIMIT_MS = 2_000;

const log = createLog((line) => process.stderr.write(line));
const dataFolder = openDataFolder(env.dataFolder);
const release = await holdDataFolder(dataFolder.dispatcherSocket);
const db = openDb(dataFolder.database);
const privateKey = ensureSealKeys(dataFolder.keys);
const dispatcher = startDispatcher({ db, dataFolder, log, privateKey, localStateFolder: env.agentFolder, url: env.url });

/** A second signal while stopping changes nothing. The launcher's end is one too: it may have been killed. */
async function stop(signal: NodeJS.Signals | "disconnect"): Promise<void> {
  log("dispatcher.stopping", { signal });
  setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
  await dispatcher.stop();
  db.$client.close();
  release();
  process.exit(0);
}
process.once("SIGINT", stop).once("SIGTERM", stop);
// The launcher is gone, even if by kill -9: a dispatcher that stayed would hold the data folder against the next one.
process.once("disconnect", () => stop("disconnect"));

log("dispatcher.ready", { pid: process.pid, dataFolder: dataFolder.root });
process.send?.("ready");
