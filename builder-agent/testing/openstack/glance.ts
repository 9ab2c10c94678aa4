import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../world/run-command.ts";
import { turnOnWriteAheadLog } from "./keystone.ts";
import { callerSettings, formatSettings, type Place, urlOf } from "./place.ts";
import { answers, type ServiceProcess, SYSTEM_PATH, startService } from "./service-process.ts";

/** What one user may store: enough for every image of the publishing tests but the one that is to be too much. */
export const STORAGE_QUOTA_MIB = 400;

/** Makes Glance's database; once, before it is first started. */
export async function prepareGlance(place: Place, storageQuotaMib: number): Promise<void> {
  for (const name of ["images", "staging", "tasks", "lock"]) await mkdir(join(place.folder, name));
  await writeFile(configFile(place), configuration(place, storageQuotaMib));
  await runCommand(["glance-manage", "--config-file", configFile(place), "db_sync"], { variables: { PATH: SYSTEM_PATH } });
  await turnOnWriteAheadLog(join(place.folder, "glance.db"));
}

/** Debian's Glance with a file store. */
export function startGlance(place: Place): Promise<ServiceProcess> {
  return startService({
    argv: place.enter(["glance-api", "--config-file", configFile(place)]),
    log: join(place.folder, "glance.out"),
    isReady: () => answers(`${urlOf(place, "glance")}/versions`),
  });
}

function configFile({ folder }: Place): string {
  return join(folder, "glance-api.conf");
}

function configuration(place: Place, storageQuotaMib: number): string {
  const { folder, address, ports } = place;
  return formatSettings({
    DEFAULT: {
      ...{ bind_host: address, bind_port: ports.glance, workers: 1, log_file: `${folder}/glance-api.log` },
      ...{ enabled_backends: "file:file", user_storage_quota: `${storageQuotaMib}MB` },
      worker_self_reference_url: urlOf(place, "glance"),
    },
    database: { connection: `sqlite:///${folder}/glance.db` },
    glance_store: { default_backend: "file" },
    file: { filesystem_store_datadir: `${folder}/images` },
    os_glance_staging_store: { filesystem_store_datadir: `${folder}/staging` },
    os_glance_tasks_store: { filesystem_store_datadir: `${folder}/tasks` },
    ...callerSettings(place, "glance"),
    paste_deploy: { flavor: "keystone", config_file: "/etc/glance/glance-api-paste.ini" },
    oslo_concurrency: { lock_path: `${folder}/lock` },
  });
}
