import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { readCredentials } from "#server/cloud-targets/read-credentials.ts";
import type { OpenCloud } from "../../builder-agent/src/openstack/keystone.ts";

/** Where os-client-config looks, the first that is there (docs.openstack.org/os-client-config, "Config Files"). */
function places(): string[] {
  const folders = [process.cwd(), join(homedir(), ".config/openstack"), "/etc/openstack"];
  const files = folders.flatMap((folder) => ["clouds.yaml", "clouds.yml"].map((name) => join(folder, name)));
  return [process.env["OS_CLIENT_CONFIG_FILE"] ?? "", ...files].filter((file) => file !== "" && existsSync(file));
}

/** Secrets may stand in a file of their own beside it, which has the same members. */
const secretsSchema = z.looseObject({
  clouds: z.record(z.string(), z.looseObject({ auth: z.looseObject({ password: z.string().optional() }).optional() })),
});

/** A cloud of this machine's `clouds.yaml`, with its secret and its certificate. Throws with a sentence that says what is missing. */
export function findCloud(name: string): OpenCloud {
  const [file] = places();
  if (file === undefined) throw new Error("There is no clouds.yaml: neither here, nor in ~/.config/openstack or /etc/openstack.");
  const clouds = readCredentials(readFileSync(file, "utf8"));
  const found = clouds.find((cloud) => cloud.name === name);
  if (found === undefined)
    throw new Error(`${file} has no cloud ${name}; it has ${clouds.map((cloud) => cloud.name).join(", ")}.`);
  const secret = found.secret ?? readSecret(join(dirname(file), "secure.yaml"), name);
  if (secret === null)
    throw new Error(`${file} has no password and no secret for ${name}, and secure.yaml beside it has none either.`);
  const caCertificate = found.caFile === null ? null : readFileSync(resolve(dirname(file), found.caFile), "utf8");
  return { cloud: { ...found.cloud, caCertificate }, secret };
}

function readSecret(file: string, name: string): string | null {
  if (!existsSync(file)) return null;
  const auth = secretsSchema.parse(parse(readFileSync(file, "utf8"))).clouds[name]?.auth;
  return z
    .string()
    .nullable()
    .catch(null)
    .parse(auth?.password ?? auth?.["application_credential_secret"] ?? null);
}
