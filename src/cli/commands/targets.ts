import { cloudTargetIdSchema } from "#domain/id.ts";
import { CliError, UsageError } from "../cli-error.ts";
import type { Answer, CommandContext } from "../command.ts";
import { findHost, findTarget } from "../find.ts";
import { formatTable } from "../format.ts";
import { readText } from "../read-text.ts";
import { untilCatalog } from "../until-catalog.ts";
import { WORDS } from "../words.ts";

export type AddTargetOptions = {
  readonly name: string;
  readonly cloudsYaml: string;
  readonly cloud?: string;
  readonly relay?: string;
  readonly flavor?: string;
  readonly network?: string;
};

/** Makes a cloud target of a `clouds.yaml` or openrc file of this machine. */
export async function addTarget(
  { api }: CommandContext,
  { name, cloudsYaml, cloud, relay, ...server }: AddTargetOptions,
): Promise<Answer> {
  const machines = readMachines(server);
  const credentials = { text: readText(cloudsYaml), cloudName: cloud ?? null, secret: null, caCertificate: null };
  const relayHostId = relay === undefined ? null : (await findHost(api, relay)).id;
  const settings = { name, horizonUrl: null, keepCount: null, relayHostId, machines };
  const { id } = await api.cloudTargets.create.mutate({ ...settings, credentials });
  return { json: { targetId: id }, text: `${WORDS.targetAdded(name)}\n` };
}

/** What a server for a build is made of: both, or neither. */
function readMachines({ flavor, network }: Pick<AddTargetOptions, "flavor" | "network">) {
  if (flavor === undefined && network === undefined) return null;
  if (flavor === undefined || network === undefined) throw new UsageError(WORDS.machinesUsage);
  return { flavor, network };
}

/** Has a target checked and waits for what a builder host finds. Throws `TARGET_CHECK_FAILED`, with the checks, where one failed. */
export async function checkTarget({ api, terminal }: CommandContext, { name }: { name: string }): Promise<Answer> {
  const id = cloudTargetIdSchema.parse((await findTarget(api, name)).id);
  await api.cloudTargets.check.mutate({ id });
  const checked = await untilCatalog(api, terminal.interrupt, async () => {
    const target = await api.cloudTargets.byId.query({ id });
    return target.isChecking ? null : target;
  });
  if (checked.failure !== null) {
    const { code, blame, message } = checked.failure;
    throw new CliError({ code, blame, message });
  }
  const checks = checked.report?.checks ?? [];
  const rows = checks.map((check) => [check.outcome, check.id, check.evidence]);
  const answer = { json: { checks }, text: formatTable(["OUTCOME", "CHECK", "SEEN"], rows) };
  const failed = checks.filter(({ outcome }) => outcome === "failed").map((check) => check.id);
  if (failed.length === 0) return answer;
  throw new CliError(
    { code: "TARGET_CHECK_FAILED", blame: "target", message: WORDS.targetNotWell(name, failed.join(", ")) },
    answer,
  );
}
