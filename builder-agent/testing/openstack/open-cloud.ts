import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Cloud } from "#protocol/cloud-target.ts";
import { type GlancePlace, prepareGlance, startGlance } from "./glance.ts";
import { PASSWORD, startKeystone } from "./keystone.ts";
import { type ServiceProcess, SYSTEM_PATH } from "./service-process.ts";

/** A small real OpenStack: Keystone and Glance from Debian's packages, an admin, and a project `demo` with a member. */
export type OpenedCloud = {
  /** As an admin, and as the member, of the same clouds. */
  readonly admin: Cloud;
  readonly demo: Cloud;
  readonly password: string;
  /** The public client, as the independent reader: commands a line, what it printed back. Each call costs two seconds. */
  readonly openstack: (...commands: string[]) => Promise<string>;
  readonly stopGlance: () => Promise<void>;
  readonly startGlance: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the cloud on free ports. `imageAddress` is what its catalogue says of Glance, for a test that puts a proxy before it. */
export async function openCloudServices(
  imageAddress: (port: number) => string = (port) => `http://127.0.0.1:${port}`,
): Promise<OpenedCloud> {
  const folder = await mkdtemp(join(tmpdir(), "mib-cloud-"));
  const [keystonePort, port] = [await freePort(), await freePort()];
  const place: GlancePlace = { folder, port, keystonePort };
  const services: ServiceProcess[] = [];
  let glance: ServiceProcess | undefined;
  const close = async () => {
    await glance?.close();
    for (const service of services) await service.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    services.push(await startKeystone(folder, keystonePort));
    const openstack = (...commands: string[]) => runClient(commands, keystonePort);
    await openstack(
      ...SET_UP,
      ...["public", "internal", "admin"].map((kind) => `endpoint create --region RegionOne image ${kind} ${imageAddress(port)}`),
    );
    await prepareGlance(place);
    glance = await startGlance(place);
    return {
      ...{ admin: cloudOf(keystonePort, "admin"), demo: cloudOf(keystonePort, "demo"), password: PASSWORD, openstack, close },
      stopGlance: async () => {
        await glance?.close();
        glance = undefined;
      },
      startGlance: async () => {
        glance = await startGlance(place);
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

const SET_UP = [
  "project create service",
  `user create --project service --password ${PASSWORD} glance`,
  "role add --project service --user glance admin",
  "project create demo",
  `user create --project demo --password ${PASSWORD} demo`,
  "role add --project demo --user demo member",
  "service create --name glance image",
];

function cloudOf(keystonePort: number, name: string): Cloud {
  return {
    authUrl: `http://127.0.0.1:${keystonePort}/v3`,
    signIn: { kind: "password", userName: name, userDomain: "Default", projectName: name, projectDomain: "Default" },
    ...{ region: "RegionOne", interface: "public", caCertificate: null },
  };
}

/** One process for all commands: each start of the client takes seconds. */
async function runClient(commands: readonly string[], keystonePort: number): Promise<string> {
  const variables = {
    ...{ OS_AUTH_URL: `http://127.0.0.1:${keystonePort}/v3`, OS_IDENTITY_API_VERSION: "3", OS_REGION_NAME: "RegionOne" },
    ...{ OS_USERNAME: "admin", OS_PASSWORD: PASSWORD, OS_PROJECT_NAME: "admin" },
    ...{ OS_USER_DOMAIN_NAME: "Default", OS_PROJECT_DOMAIN_NAME: "Default" },
  };
  const [first = "", ...more] = commands;
  // A single command is an argument list, so that its output has no prompt in it.
  const args = more.length === 0 ? first.split(" ") : [];
  const client = spawn("openstack", args, {
    env: { NODE_ENV: "test", PATH: SYSTEM_PATH, ...variables },
    stdio: ["pipe", "pipe", "pipe"],
  });
  client.stdin.end(more.length === 0 ? "" : `${commands.join("\n")}\n`);
  const [printed, complaints, [status]] = await Promise.all([text(client.stdout), text(client.stderr), once(client, "exit")]);
  if (status !== 0) throw new Error(`openstack ${commands.join("; ").slice(0, 200)} failed: ${complaints.slice(-1000)}`);
  return printed;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
