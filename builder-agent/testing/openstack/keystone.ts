import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../world/run-command.ts";
import { formatSettings, PASSWORD, type Place, urlOf } from "./place.ts";
import { answers, type ServiceProcess, SYSTEM_PATH, startService } from "./service-process.ts";
import { uwsgiCommand } from "./uwsgi.ts";

/** Debian's Keystone with SQLite, and an admin whose password is `PASSWORD`. */
export async function startKeystone(place: Place): Promise<ServiceProcess> {
  const { folder } = place;
  const url = `${urlOf(place, "keystone")}/v3`;
  const config = join(folder, "keystone.conf");
  for (const name of ["fernet-keys", "credential-keys"]) await mkdir(join(folder, name), { mode: 0o700 });
  await writeFile(config, configuration(folder));
  const manage = (...args: string[]) =>
    runCommand(["keystone-manage", "--config-file", config, ...args], { variables: { PATH: SYSTEM_PATH } });
  await manage("db_sync");
  // Without WAL two workers that overlap get "database is locked" (proven).
  await turnOnWriteAheadLog(join(folder, "keystone.db"));
  for (const kind of ["fernet_setup", "credential_setup"])
    await manage(kind, "--keystone-user", "root", "--keystone-group", "root");
  const addresses = ["public", "internal", "admin"].flatMap((kind) => [`--bootstrap-${kind}-url`, url]);
  await manage("bootstrap", "--bootstrap-password", PASSWORD, "--bootstrap-region-id", "RegionOne", ...addresses);
  return startService({
    argv: place.enter(uwsgiCommand("/usr/bin/keystone-wsgi-public", `${place.address}:${place.ports.keystone}`, 2)),
    variables: { OS_KEYSTONE_CONFIG_FILES: config },
    log: join(folder, "keystone.out"),
    isReady: () => answers(url),
  });
}

export async function turnOnWriteAheadLog(database: string): Promise<void> {
  const program = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA journal_mode=WAL")';
  await runCommand(["/usr/bin/python3", "-c", program, database]);
}

function configuration(folder: string): string {
  return formatSettings({
    DEFAULT: { log_file: `${folder}/keystone.log`, max_token_size: 255 },
    database: { connection: `sqlite:///${folder}/keystone.db` },
    token: { provider: "fernet" },
    fernet_tokens: { key_repository: `${folder}/fernet-keys` },
    credential: { key_repository: `${folder}/credential-keys` },
    cache: { enabled: false },
  });
}
