import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { PASSWORD, type Place, urlOf } from "./place.ts";
import { SYSTEM_PATH } from "./service-process.ts";

/** OpenStack's own client as an admin: commands a line, what it printed back. Each call costs two seconds. */
export type PublicClient = (...commands: string[]) => Promise<string>;

/** The independent reader of a cloud: what it shows was not asked by our own code. */
export function publicClient(place: Place): PublicClient {
  const variables = {
    ...{ OS_AUTH_URL: `${urlOf(place, "keystone")}/v3`, OS_IDENTITY_API_VERSION: "3", OS_REGION_NAME: "RegionOne" },
    ...{ OS_USERNAME: "admin", OS_PASSWORD: PASSWORD, OS_PROJECT_NAME: "admin" },
    ...{ OS_USER_DOMAIN_NAME: "Default", OS_PROJECT_DOMAIN_NAME: "Default" },
  };
  return (...commands) => runClient(commands, variables);
}

/** One process for all commands: each start of the client takes seconds. */
async function runClient(commands: readonly string[], variables: Readonly<Record<string, string>>): Promise<string> {
  const [first = "", ...more] = commands;
  // A single command is an argument list, so that its output has no prompt in it.
  const args = more.length === 0 ? first.split(" ") : [];
  const client = spawn("openstack", args, {
    env: { NODE_ENV: "test", PATH: SYSTEM_PATH, LC_ALL: "C.UTF-8", ...variables },
    stdio: ["pipe", "pipe", "pipe"],
  });
  client.stdin.end(more.length === 0 ? "" : `${commands.join("\n")}\n`);
  const [printed, complaints, [status]] = await Promise.all([text(client.stdout), text(client.stderr), once(client, "exit")]);
  if (status !== 0) throw new Error(`openstack ${commands.join("; ").slice(0, 200)} failed: ${complaints.slice(-1000)}`);
  return printed;
}
