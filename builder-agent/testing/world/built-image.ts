import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { link, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { type Inventory, inventorySchema } from "#protocol/inventory.ts";
import { type JobEvent, jobEventSchema } from "#protocol/job-event.ts";
import type { Recipe } from "#protocol/recipe.ts";
import { eventsOf, failureOf } from "../event-queries.ts";
import { realAgent } from "../real-agent.ts";
import { requestFor } from "../sample-request.ts";
import { cachedFolder } from "./cache-folder.ts";
import type { World } from "./world.ts";

const AGENT = join(import.meta.dirname, "../..");

const logsSchema = z.object({
  events: z.array(jobEventSchema),
  requests: z.array(z.object({ host: z.string(), method: z.string(), path: z.string(), agent: z.string() })),
  registryRequests: z.array(z.object({ method: z.string(), path: z.string(), status: z.number(), agent: z.string() })),
});

/** A sealed image with what its build reported and what it asked of the world. `path` is to be read, never written. */
export type BuiltImage = z.infer<typeof logsSchema> & {
  readonly path: string;
  readonly sha256: string;
  readonly inventory: Inventory;
  readonly recipe: Recipe;
};

/**
 * The image of a recipe, as this very agent builds it from this very world: built once, then the same for every test that
 * needs it. Throws where the build fails.
 */
export async function builtImage(world: World, recipe: Recipe): Promise<BuiltImage> {
  const determinants = { recipe, world: world.content, agent: sourceHash() };
  const folder = await cachedFolder(`built-${recipe.variant.name}`, determinants, async (draft) => {
    const before = { mirror: world.requests().length, registry: world.registryRequests().length };
    const events = await realAgent().build(requestFor(recipe));
    const failure = failureOf(events);
    if (failure !== null) throw new Error(`${failure.code}: ${failure.message}\n${failure.detail.stderrTail ?? ""}`);
    // A second name for the file: the agent's own is removed when it is a day old.
    await link(sealedImage(events).path, join(draft, "image.qcow2"));
    await link(join(dirname(sealedImage(events).path), "inventory.json"), join(draft, "inventory.json"));
    const logs: z.infer<typeof logsSchema> = {
      events,
      requests: world.requests().slice(before.mirror),
      registryRequests: world.registryRequests().slice(before.registry),
    };
    await writeFile(join(draft, "logs.json"), JSON.stringify(logs));
  });
  const logs = logsSchema.parse(JSON.parse(await readFile(join(folder, "logs.json"), "utf8")));
  const inventory = inventorySchema.parse(JSON.parse(await readFile(join(folder, "inventory.json"), "utf8")));
  return { ...logs, path: join(folder, "image.qcow2"), sha256: sealedImage(logs.events).sha256, inventory, recipe };
}

function sealedImage(events: readonly JobEvent[]) {
  const [ready] = eventsOf(events, "image.ready");
  if (ready === undefined) throw new Error("The build made no image.");
  return ready.file;
}

/** Of everything that the agent is made of: a changed line is another agent, and builds anew. */
function sourceHash(): string {
  const hash = createHash("sha256");
  for (const room of ["protocol", "src"]) {
    const names = readdirSync(join(AGENT, room), { recursive: true, encoding: "utf8" }).toSorted();
    for (const name of names) if (/(?<!\.test)\.ts$/.test(name)) hash.update(name).update(readFileSync(join(AGENT, room, name)));
  }
  return hash.digest("hex");
}
