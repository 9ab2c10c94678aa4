import type { HostReport } from "#protocol/host-report.ts";
import type { Host } from "../host/host.ts";
import { HOST_COMMANDS, type HostCommand } from "../host/host-commands.ts";

/** Commands that the host lacks, with the Debian package of each, in the order asked. */
export async function findMissingCommands(commands: readonly HostCommand[], host: Host): Promise<HostReport["missing"]> {
  const found = await Promise.all(commands.map((command) => host.hasCommand(command)));
  return commands.filter((_, index) => found[index] === false).map((command) => ({ command, package: HOST_COMMANDS[command] }));
}
