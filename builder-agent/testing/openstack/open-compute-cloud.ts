import type { Cloud } from "#protocol/cloud-target.ts";
import { waitUntil } from "../../src/wait-until.ts";
import { ACCOUNTS, cloudOf, registration } from "./accounts.ts";
import { startDatabase } from "./database.ts";
import { prepareGlance, startGlance } from "./glance.ts";
import { startKeystone } from "./keystone.ts";
import { startLibvirt } from "./libvirt.ts";
import { startMessageQueue } from "./message-queue.ts";
import { CLOUD_ADDRESS, openNetworkNamespace } from "./network-namespace.ts";
import { NETWORK_COMMANDS, NETWORK_NAME, prepareNeutron, startNetworkAgent, startNeutron } from "./neutron.ts";
import { mapHost, prepareNova, startNovaApi, startNovaWorker } from "./nova.ts";
import { PASSWORD, type Place, urlOf } from "./place.ts";
import { preparePlacement, startPlacement } from "./placement.ts";
import { type PublicClient, publicClient } from "./public-client.ts";
import type { ServiceProcess } from "./service-process.ts";

/** A whole real OpenStack with servers of its own: qemu without KVM, one flat network, and one flavor. */
export type ComputeCloud = {
  readonly admin: Cloud;
  readonly demo: Cloud;
  readonly password: string;
  readonly openstack: PublicClient;
  readonly networkName: string;
  readonly flavorName: string;
  /** Stops what runs servers where it stands, and lets it go on: servers that hang in BUILD, snapshots that hang in `queued`. */
  readonly pauseCompute: () => void;
  readonly resumeCompute: () => void;
  readonly close: () => Promise<void>;
};

export type FlavorSize = { readonly memoryMib: number; readonly diskGib: number };

const FLAVOR_NAME = "m1.tests";
/** A base and a snapshot of every test: far more than that. */
const STORAGE_QUOTA_MIB = 32_768;

/** Opens the cloud: about a minute on two cores, 2.7 GB of memory (proven). One at a time on a machine; who comes second waits. */
export async function openComputeCloud({ memoryMib, diskGib }: FlavorSize): Promise<ComputeCloud> {
  const network = await openNetworkNamespace();
  const ports = { keystone: 5000, glance: 9292, placement: 8778, nova: 8774, neutron: 9696 };
  const place: Place = { folder: network.folder, address: CLOUD_ADDRESS, ports, enter: network.enter };
  const services: ServiceProcess[] = [];
  const close = async () => {
    for (const service of services.toReversed()) await service.close();
    await network.close();
  };
  try {
    const openstack = publicClient(place);
    const keep = async (starting: Promise<ServiceProcess>) => {
      const service = await starting;
      services.push(service);
      return service;
    };
    await startFoundations(place, openstack, keep);
    await startApis(place, keep);
    const compute = await startCompute(place, openstack, keep);
    await openstack(...NETWORK_COMMANDS, `flavor create --vcpus 1 --ram ${memoryMib} --disk ${diskGib} ${FLAVOR_NAME}`);
    return {
      ...{ admin: cloudOf(place, "admin"), demo: cloudOf(place, "demo"), password: PASSWORD, openstack, close },
      ...{ networkName: NETWORK_NAME, flavorName: FLAVOR_NAME },
      ...{ pauseCompute: compute.pause, resumeCompute: compute.resume },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Takes note of a service as soon as it runs, for the close. */
type Keep = (starting: Promise<ServiceProcess>) => Promise<ServiceProcess>;

/** What everything else stands on: who is who, the databases, the queue. Two cores do two things at a time. */
async function startFoundations(place: Place, openstack: PublicClient, keep: Keep): Promise<void> {
  const queue = startMessageQueue(place).then((all) => Promise.all(all.map((one) => keep(Promise.resolve(one)))));
  const identity = keep(startKeystone(place)).then(() =>
    openstack(
      ...ACCOUNTS,
      ...registration("glance", "image", urlOf(place, "glance")),
      ...registration("placement", "placement", urlOf(place, "placement")),
      ...registration("nova", "compute", `${urlOf(place, "nova")}/v2.1`),
      ...registration("neutron", "network", urlOf(place, "neutron")),
    ),
  );
  const tables = keep(startDatabase(place)).then(async () => {
    await preparePlacement(place);
    await Promise.all([prepareNova(place), prepareNeutron(place)]);
  });
  await allSettled([queue, identity, tables, prepareGlance(place, STORAGE_QUOTA_MIB)]);
}

async function startApis(place: Place, keep: Keep): Promise<void> {
  await allSettled([
    ...[keep(startGlance(place)), keep(startPlacement(place)), keep(startNovaApi(place)), keep(startNeutron(place))],
    ...[keep(startNovaWorker(place, "nova-conductor")), keep(startNovaWorker(place, "nova-scheduler"))],
    keep(startLibvirt(place)),
  ]);
}

async function startCompute(place: Place, openstack: PublicClient, keep: Keep): Promise<ServiceProcess> {
  const compute = await keep(startNovaWorker(place, "nova-compute"));
  await keep(startNetworkAgent(place));
  await mapHost(place);
  const isAlive = async () => (await openstack("network agent list -f value -c Alive")).includes("True");
  await waitUntil(isAlive, { deadlineMs: 120_000, what: "the network agent to report to Neutron" });
  return compute;
}

/** Waits for all, also where one fails: whatever they start has to be noted before it can be ended. */
async function allSettled(startings: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(startings);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
