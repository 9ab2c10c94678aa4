import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../world/run-command.ts";
import { databaseUrl } from "./database.ts";
import { callerSettings, formatSettings, type Place, urlOf } from "./place.ts";
import { answers, type ServiceProcess, SYSTEM_PATH, startService } from "./service-process.ts";
import { uwsgiCommand } from "./uwsgi.ts";

/** Makes placement's tables. */
export async function preparePlacement(place: Place): Promise<void> {
  const config = join(place.folder, "placement.conf");
  await writeFile(
    config,
    formatSettings({
      DEFAULT: { log_file: join(place.folder, "placement.log") },
      api: { auth_strategy: "keystone" },
      placement_database: { connection: databaseUrl(place, "placement") },
      ...callerSettings(place, "placement"),
    }),
  );
  await runCommand(["placement-manage", "--config-file", config, "db", "sync"], { variables: { PATH: SYSTEM_PATH } });
}

/** Debian's placement, which says where a server finds room. */
export function startPlacement(place: Place): Promise<ServiceProcess> {
  return startService({
    argv: place.enter(uwsgiCommand("/usr/bin/placement-api", `${place.address}:${place.ports.placement}`, 1)),
    variables: { OS_PLACEMENT_CONFIG_DIR: place.folder },
    log: join(place.folder, "placement.out"),
    isReady: () => answers(urlOf(place, "placement")),
  });
}
