import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../world/run-command.ts";
import { PASSWORD, type Place } from "./place.ts";
import { type ServiceProcess, startService } from "./service-process.ts";

/** Nova, placement and Neutron each have several processes, which SQLite does not bear. */
export const DATABASES = ["placement", "nova", "nova_api", "nova_cell0", "neutron"] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** oslo.db's address of a database. */
export function databaseUrl({ folder }: Place, name: DatabaseName): string {
  return `mysql+pymysql://openstack:${PASSWORD}@localhost/${name}?unix_socket=${socketOf(folder)}`;
}

/** Debian's MariaDB with empty databases, reached by its socket alone; it keeps nothing for a power cut. */
export async function startDatabase(place: Place): Promise<ServiceProcess> {
  const { folder } = place;
  const data = join(folder, "mysql");
  await mkdir(data);
  await runCommand(["chown", "mysql:", data]);
  // Its own folder also for what is temporary: root's may be closed to it.
  const common = ["--no-defaults", "--user=mysql", `--datadir=${data}`, `--tmpdir=${data}`];
  await runCommand(["mariadb-install-db", ...common, "--auth-root-authentication-method=socket", "--skip-test-db"]);
  const service = await startService({
    argv: place.enter([
      ...["mariadbd", ...common, "--skip-networking", `--socket=${socketOf(folder)}`, `--pid-file=${join(data, "pid")}`],
      ...["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=128M", "--max-connections=400"],
    ]),
    log: join(folder, "mariadb.out"),
    isReady: () =>
      ask(folder, "select 1").then(
        () => true,
        () => false,
      ),
  });
  await ask(folder, [...DATABASES.map((name) => `create database ${name}`), ...USER].join("; "));
  return service;
}

const USER = [`create user openstack@localhost identified by '${PASSWORD}'`, "grant all on *.* to openstack@localhost"] as const;

function ask(folder: string, statement: string): Promise<string> {
  return runCommand(["mariadb", "--no-defaults", `--socket=${socketOf(folder)}`, "--execute", statement]);
}

function socketOf(folder: string): string {
  return join(folder, "mysql", "socket");
}
