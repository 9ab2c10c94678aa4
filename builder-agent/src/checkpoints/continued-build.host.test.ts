import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventorySchema } from "#protocol/inventory.ts";
import type { JobEvent } from "#protocol/job-event.ts";
import { jobRequestSchema } from "#protocol/job-request.ts";
import { differentFiles } from "../../testing/different-files.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { requestFor } from "../../testing/sample-request.ts";
import { type FaultyRegistry, startFaultyRegistry } from "../../testing/world/faulty-registry.ts";
import { prepulledThrough } from "../../testing/world/prepulled-through.ts";
import { openWorld, type World } from "../../testing/world/world.ts";

const agent = realAgent();
let world: World;
let registry: FaultyRegistry;
beforeAll(async () => {
  world = await openWorld();
  registry = await startFaultyRegistry();
});
afterAll(async () => {
  // The world first: it is there even where nothing else came to be, and the next file needs its ports.
  await world.close();
  await registry.close();
});

test("a build whose registry failed goes on once it is well, installs nothing again, and comes to the image of an unbroken one", async () => {
  const recipe = prepulledThrough(registry, world);
  const request = requestFor(recipe);
  await registry.setFault("wrong-layer");
  const failed = await agent.build(request);
  expect(failureOf(failed)).toMatchObject({ code: "MIRROR_HASH_MISMATCH" });
  expect(eventsOf(failed, "checkpoint.kept")).toMatchObject([{ nextStep: "pull-container-images" }]);
  expect(agent.leftovers()).toEqual([]);

  await registry.setFault(null);
  const asked = world.requests().length;
  const continued = await agent.build(jobRequestSchema.parse({ ...requestFor(recipe), continues: request.jobId }));
  expect(failureOf(continued)).toBeNull();
  expect(outcomesOf(continued)).toMatchObject({ "install-packages": "reused", "pull-container-images": "succeeded" });
  expect(world.requests().slice(asked)).toEqual([]);
  expect(agent.leftovers()).toEqual([]);

  const unbroken = await agent.build(requestFor(recipe));
  expect(failureOf(unbroken)).toBeNull();
  const [one, other] = [inventoryOf(continued), inventoryOf(unbroken)];
  expect(one.packages).toEqual(other.packages);
  expect(differentFiles(one, other)).toEqual([]);
  const inputs = (events: readonly JobEvent[]) => eventsOf(events, "inputs.resolved").map((event) => event.inputs);
  expect(inputs(continued)).toEqual(inputs(unbroken));
}, 600_000);

function inventoryOf(events: readonly JobEvent[]) {
  const path = eventsOf(events, "inventory.ready")[0]?.file.path ?? "";
  return inventorySchema.parse(JSON.parse(readFileSync(join(dirname(path), "inventory.json"), "utf8")));
}
