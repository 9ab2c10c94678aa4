/** A dispatcher in a process of its own, to be killed: `dispatcher-process.ts DATA-FOLDER STATE-FOLDER AGENT-PROGRAM`. */
import { openDataFolder } from "#server/data-folder.ts";
import { openDb } from "#server/db/client.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { startDispatcher } from "../dispatcher.ts";
import { createLog } from "../log.ts";

const [root = "", localStateFolder = "", agentProgram = ""] = process.argv.slice(2);
const dataFolder = openDataFolder(root);
const log = createLog((line) => process.stderr.write(line));
const privateKey = ensureSealKeys(dataFolder.keys);
const url = new URL("http://127.0.0.1:3000");
startDispatcher({ db: openDb(dataFolder.database), dataFolder, log, privateKey, localStateFolder, agentProgram, url });
