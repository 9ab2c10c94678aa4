import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { env } from "#env";
import { createApp } from "#server/app.ts";
import { readOrCreateSetupToken } from "#server/auth/set-up-token.ts";
import { seedCatalog } from "#server/catalog/seed.ts";
import { systemClock } from "#server/clock.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { openDb } from "#server/db/client.ts";
import { isDispatcherRunning } from "#server/live/readiness.ts";

/** The two programs of the dashboard. They meet in SQLite alone; each may be a unit of its own in production. */
const PROGRAMS = ["src/launch/web.ts", "src/dispatcher/main.ts"] as const;

const folder = openDataFolder(env.dataFolder);
if (await isDispatcherRunning(folder.dispatcherSocket)) {
  console.error(`A dashboard already serves the data folder ${folder.root}.`);
  process.exit(1);
}

const db = openDb(folder.database);
const app = createApp({ db, folder, url: env.url, clock: systemClock });
seedCatalog(app);
const isSetUp = app.people.isSetUp();
db.$client.close();

const programs = PROGRAMS.map((program) =>
  spawn(process.execPath, [program], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  }),
);
let isStopping = false;
for (const program of programs) program.on("exit", (code) => void stop(isStopping ? 0 : (code ?? 1)));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
process.on("disconnect", () => void stop(0));

await Promise.all(programs.map((program) => once(program, "message")));
const setupUrl = () => new URL(`/setup?token=${readOrCreateSetupToken(folder.setupToken)}`, env.url);
const invitation = isSetUp ? "" : `\nCreate the first admin: ${setupUrl()}`;
// One write, so that whoever has read the first line has the second; and apart from the log's lines, among which a person looks for it.
console.log(`\nReady: http://127.0.0.1:${env.port}${invitation}\n`);

/** Ends both programs, whichever of them or of their users asked for it. */
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await Promise.all(programs.map(endProgram));
  process.exit(exitCode);
}

async function endProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const exit = once(program, "exit");
  program.kill("SIGTERM");
  await exit;
}
