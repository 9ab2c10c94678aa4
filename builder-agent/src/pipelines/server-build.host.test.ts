import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { JobEvent } from "#protocol/job-event.ts";
import { type Recipe, recipeSchema } from "#protocol/recipe.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { type ComputeCloud, openComputeCloud } from "../../testing/openstack/open-compute-cloud.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { requestFor } from "../../testing/sample-request.ts";
import { notPassed, requestToVerify } from "../../testing/verify-job.ts";
import { openWorld, type World } from "../../testing/world/world.ts";
import { waitUntil } from "../wait-until.ts";

const agent = realAgent();
const GIBIBYTE = 1_073_741_824;
/** The flavor's disk is larger than the recipe's, as in most clouds: what comes home is made smaller again. */
const [RECIPE_GIB, FLAVOR_GIB] = [4, 6];
/** Three boots under TCG, one of them in a hypervisor beside a whole cloud; six minutes alone, twice that beside a busy system. */
const BUILD_AND_PROOF_MS = 1_200_000;
let world: World;
let cloud: ComputeCloud;

beforeAll(async () => {
  world = await openWorld();
  cloud = await openComputeCloud({ memoryMib: 1024, diskGib: FLAVOR_GIB });
});
afterAll(async () => {
  // The world first: it is there even where nothing else came to be, and the next file needs its ports.
  await world.close();
  await cloud.close();
});

/** A small image: one package of the world's mirror, and a script that the machine itself has to run. */
function smallRecipe(): Recipe {
  const recipe = world.recipe("docker");
  const scripts = [{ name: "note-kernel", content: "#!/bin/sh\nset -e\nuname -r > /etc/built-on\n" }];
  const part = { kind: "custom" as const, packages: ["jq"], files: [], containerImages: [], scripts };
  return recipeSchema.parse({ ...recipe, pipeline: "snapshot", diskSizeBytes: RECIPE_GIB * GIBIBYTE, parts: [part] });
}

type Asked = { readonly recipe?: Recipe; readonly flavor?: string; readonly network?: string };
type Watch = (event: JobEvent, jobId: string) => void;

async function build({ recipe = smallRecipe(), flavor, network }: Asked = {}, watch: Watch = () => {}): Promise<JobEvent[]> {
  const server = { flavor: flavor ?? cloud.flavorName, network: network ?? cloud.networkName };
  const machine = { kind: "server-instance", cloud: cloud.admin, server, liveJobIds: [] };
  return run({ ...requestFor(recipe), machine, keepFailed: null, continues: null }, watch);
}

async function run(request: object, watch: Watch = () => {}): Promise<JobEvent[]> {
  const { jobId } = z.object({ jobId: z.string() }).parse(request);
  const started = await agent.call(["start"], JSON.stringify({ ...request, secret: cloud.password }));
  expect(started.exitCode).toBe(0);
  return agent.follow(jobId, (event) => watch(event, jobId));
}

/** Does something once, as soon as Nova has taken the order for a server; `act` gets the server's id. */
function onServer(act: (serverId: string, jobId: string) => void): Watch {
  let isDone = false;
  return (event, jobId) => {
    const id = event.type === "log" ? /^Nova builds the server (\S+)\.$/.exec(event.line)?.[1] : undefined;
    if (isDone || id === undefined) return;
    isDone = true;
    act(id, jobId);
  };
}

const rowsSchema = z.array(z.looseObject({ Name: z.string() }));

/** What the public client finds in the cloud that no build may leave there: everything but the base and what was there before. */
async function leftovers(): Promise<string[]> {
  const found: string[] = [];
  for (const list of ["server list --all-projects", "security group list", "port list", "image list"]) {
    const rows = rowsSchema.parse(JSON.parse(await cloud.openstack(`${list} -f json`)));
    found.push(...rows.map(({ Name }) => Name).filter((name) => name !== "default" && name !== "mib-base-debian-bookworm"));
  }
  return found;
}

/** How long each step and each release took, for comparison with other ways to the same. */
function printTimes(events: readonly JobEvent[]): void {
  const steps = eventsOf(events, "step.finished").map(({ step, durationMs }) => `${step} ${durationMs}`);
  const releases = eventsOf(events, "scope.closed").map(({ scope, durationMs }) => `close ${scope} ${durationMs}`);
  process.stdout.write(`A build in a server, in ms: ${[...steps, ...releases].join(", ")}\n`);
}

test(
  "an image is built in a server of a real Nova, comes home in its own size and is proven; only the base stays in the cloud",
  async () => {
    const events = await build();
    printTimes(events);
    expect(failureOf(events)).toBeNull();
    const [image] = eventsOf(events, "image.ready");
    if (image === undefined) throw new Error("The build made no image.");
    const { file, virtualSizeBytes } = image;
    expect(virtualSizeBytes).toBe(RECIPE_GIB * GIBIBYTE);
    expect(world.requests().some(({ path }) => path.includes("/jq/"))).toBe(true);
    expect(await leftovers()).toEqual([]);

    const { path, sha256 } = file;
    const proof = await agent.build(requestToVerify(smallRecipe(), { path, sha256, phases: ["rest", "booted"] }));
    expect(notPassed(proof)).toEqual([]);
    expect(failureOf(proof)).toBeNull();
    expect(agent.leftovers()).toEqual([]);
  },
  BUILD_AND_PROOF_MS,
);

test("a server for which no hypervisor has room is told in Nova's words", async () => {
  await cloud.openstack("flavor create --vcpus 1 --ram 1024 --disk 100000 vast");
  const events = await build({ flavor: "vast" });
  expect(failureOf(events)).toMatchObject({
    ...{ code: "TARGET_SERVER_FAILED", blame: "target", message: expect.stringContaining("No valid host") },
  });
  expect(await leftovers()).toEqual([]);
});

test("more than the quota, and a flavor or network that is not there, are the target's fault; nothing but the base is left", async () => {
  await cloud.openstack("flavor create --vcpus 64 --ram 1024 --disk 6 many-cores");
  const asked = [{ flavor: "many-cores" }, { flavor: "none-such" }, { network: "none-such" }];
  const codes: (string | undefined)[] = [];
  const uploads: (string | undefined)[] = [];
  for (const one of asked) {
    const events = await build(one);
    codes.push(failureOf(events)?.code);
    uploads.push(outcomesOf(events)["upload-base"]);
  }
  expect(codes).toEqual(["TARGET_QUOTA_EXCEEDED", "TARGET_REJECTED", "TARGET_REJECTED"]);
  expect(uploads.slice(1)).toEqual(["reused", "reused"]);
  expect(await leftovers()).toEqual([]);
});

test("a server that stops running while it comes up is known to be out of reach long before the time is up", async () => {
  const events = await build(
    {},
    onServer((id) => void untilActive(id).then(() => cloud.openstack(`server pause ${id}`))),
  );
  expect(failureOf(events)).toMatchObject({ code: "TARGET_SERVER_UNREACHABLE", message: expect.stringContaining("PAUSED") });
  expect(await leftovers()).toEqual([]);
});

async function untilActive(id: string): Promise<void> {
  const isActive = async () => (await cloud.openstack(`server show ${id} -f value -c status`)).trim() === "ACTIVE";
  await waitUntil(isActive, { deadlineMs: 120_000, what: "the server to be active" });
}

test("cancel while a server hangs in BUILD ends the job, and the server goes as soon as its hypervisor answers again", async () => {
  cloud.pauseCompute();
  const events = await build(
    {},
    onServer((_id, jobId) => void agent.cancel(jobId).then(cloud.resumeCompute)),
  );
  expect(failureOf(events)).toMatchObject({ code: "CANCELLED" });
  expect(await leftovers()).toEqual([]);
});

test("what a killed job left in the cloud is removed by the janitor, and not what a live one has", async () => {
  let killed = "";
  await build(
    {},
    onServer((_id, jobId) => {
      killed = jobId;
      agent.kill(jobId);
    }),
  );
  expect(await leftovers()).not.toEqual([]);
  const janitor = { ...requestFor(smallRecipe()), kind: "remove-orphans", cloud: cloud.admin };
  expect(failureOf(await run({ ...janitor, liveJobIds: [killed] }))).toBeNull();
  expect(await leftovers()).not.toEqual([]);
  const again = { ...janitor, jobId: requestFor(smallRecipe()).jobId };
  expect(failureOf(await run({ ...again, liveJobIds: [] }))).toBeNull();
  expect(await leftovers()).toEqual([]);
});
