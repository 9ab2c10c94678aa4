import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cloud } from "#protocol/cloud-target.ts";
import { ACCOUNTS, cloudOf, registration } from "./accounts.ts";
import { prepareGlance, STORAGE_QUOTA_MIB, startGlance } from "./glance.ts";
import { startKeystone } from "./keystone.ts";
import { PASSWORD, type Place } from "./place.ts";
import { type PublicClient, publicClient } from "./public-client.ts";
import type { ServiceProcess } from "./service-process.ts";

/** A small real OpenStack: Keystone and Glance from Debian's packages, an admin, and a project `demo` with a member. */
export type OpenedCloud = {
  /** As an admin, and as the member, of the same clouds. */
  readonly admin: Cloud;
  readonly demo: Cloud;
  readonly password: string;
  readonly openstack: PublicClient;
  readonly stopGlance: () => Promise<void>;
  readonly startGlance: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the cloud on free ports. `imageAddress` is what its catalogue says of Glance, for a test that puts a proxy before it. */
export async function openCloudServices(
  imageAddress: (port: number) => string = (port) => `http://127.0.0.1:${port}`,
): Promise<OpenedCloud> {
  const place = await loopbackPlace();
  const services: ServiceProcess[] = [];
  let glance: ServiceProcess | undefined;
  const close = async () => {
    await glance?.close();
    for (const service of services) await service.close();
    await rm(place.folder, { recursive: true, force: true });
  };
  try {
    services.push(await startKeystone(place));
    const openstack = publicClient(place);
    await openstack(...ACCOUNTS, ...registration("glance", "image", imageAddress(place.ports.glance)));
    await prepareGlance(place, STORAGE_QUOTA_MIB);
    glance = await startGlance(place);
    return {
      ...{ admin: cloudOf(place, "admin"), demo: cloudOf(place, "demo"), password: PASSWORD, openstack, close },
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

/** This machine's own network, on ports that are free now. Only two of the services are ever started here. */
async function loopbackPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "mib-cloud-"));
  const ports = { keystone: await freePort(), glance: await freePort(), placement: 0, nova: 0, neutron: 0 };
  return { folder, address: "127.0.0.1", ports, enter: (argv) => argv };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
