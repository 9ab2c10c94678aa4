import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { JobEvent } from "#protocol/job-event.ts";
import type { JobRequest } from "#protocol/job-request.ts";
import type { Recipe } from "#protocol/recipe.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { type ComputeCloud, openComputeCloud } from "../../testing/openstack/open-compute-cloud.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { requestFor } from "../../testing/sample-request.ts";
import { openWorld, type World } from "../../testing/world/world.ts";

const agent = realAgent();
const GIBIBYTE = 1_073_741_824;
/** The flavor's disk is larger than the recipe's, as in most clouds: what comes home is made smaller again. */
const [RECIPE_GIB, FLAVOR_GIB] = [4, 6];
let world: World;
let cloud: ComputeCloud;

beforeAll(async () => {
  world = await openWorld();
  cloud = await openComputeCloud({ memoryMib: 1024, diskGib: FLAVOR_GIB });
});
afterAll(async () => {
  await cloud.close();
  await world.close();
});

/** A small image: one package of the world's mirror, and a script that the machine itself has to run. */
function smallRecipe(script = "uname -r > /etc/built-on"): Recipe {
  const recipe = world.recipe("docker");
  const scripts = [{ name: "note-kernel", content: `#!/bin/sh\nset -e\n${script}\n` }];
  const part = { kind: "custom" as const, packages: ["jq"], files: [], containerImages: [], scripts };
  return { ...recipe, pipeline: "snapshot", diskSizeBytes: RECIPE_GIB * GIBIBYTE, parts: [part] };
}

type Order = { readonly flavor?: string; readonly network?: string };

async function build(recipe: Recipe, order: Order = {}, onEvent?: (event: JobEvent, request: JobRequest) => void) {
  const server = { flavor: order.flavor ?? cloud.flavorName, network: order.network ?? cloud.networkName };
  const machine = { kind: "server-instance" as const, cloud: cloud.admin, server, liveJobIds: [] };
  const request = { ...requestFor(recipe), kind: "build" as const, machine, keepFailed: null };
  const started = await agent.call(["start"], JSON.stringify({ ...request, secret: cloud.password }));
  expect(started.exitCode).toBe(0);
  return agent.follow(request.jobId, (event) => onEvent?.(event, request));
}

const rowsSchema = z.array(z.record(z.string(), z.unknown()));

/** What the public client finds in the cloud that is of a build. */
async function leftovers(): Promise<string[]> {
  const lists = ["server list --all-projects", "security group list", "port list", "image list"];
  const found: string[] = [];
  for (const list of lists) {
    const rows = rowsSchema.parse(JSON.parse(await cloud.openstack(`${list} -f json`)));
    found.push(
      ...rows.map(({ Name }) => String(Name)).filter((name) => name !== "default" && name !== "mib-base-debian-bookworm"),
    );
  }
  return found;
}

test("an image is built in a server of a real Nova, comes home in its own size, and nothing but the base stays in the cloud", async () => {
  const events = await build(smallRecipe());
  for (const { step, durationMs } of eventsOf(events, "step.finished")) console.log(`${step}: ${durationMs} ms`);
  for (const { scope, durationMs } of eventsOf(events, "scope.closed")) console.log(`close ${scope}: ${durationMs} ms`);
  expect(failureOf(events)).toBeNull();
  const [image] = eventsOf(events, "image.ready");
  expect(image?.virtualSizeBytes).toBe(RECIPE_GIB * GIBIBYTE);
  execFileSync("qemu-img", ["check", "-q", "-f", "qcow2", image?.path ?? ""]);
  expect(await leftovers()).toEqual([]);
  expect(agent.leftovers()).toEqual([]);
});
