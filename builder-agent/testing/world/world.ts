import { basename, dirname } from "node:path";
import type { BuildFace, MirrorFace, Recipe } from "#protocol/recipe.ts";
import { waitUntil } from "../../src/wait-until.ts";
import { registryContent } from "./container-images.ts";
import { type Registry, startRegistry } from "./container-registry.ts";
import { kubernetesPrograms } from "./kubernetes-from-source.ts";
import { type MirrorServer, startMirrorServer } from "./mirror-server.ts";
import { startNameServer } from "./name-server.ts";
import { packageRepository } from "./package-repository.ts";
import { signingKey } from "./signing-key.ts";
import { MIRROR_PORT, REGISTRY_PORT, WORLD_ADDRESS, worldFaces } from "./world-faces.ts";
import { type WorldRecipeName, worldRecipe } from "./world-recipes.ts";

/** A site's mirrors, all real: package repositories, a container registry, a name server. */
export type World = {
  readonly build: BuildFace;
  readonly image: MirrorFace;
  readonly recipe: (name: WorldRecipeName) => Recipe;
  /** What was asked of the mirror server since the world was opened. */
  readonly requests: MirrorServer["requests"];
  /** What was asked of the container registry, from its own access log. */
  readonly registryRequests: Registry["requests"];
  /** Changes with whatever the mirrors hold: part of the key of images that are built from them. */
  readonly content: string;
  readonly close: () => Promise<void>;
};

/** Another test on this machine may have the world open, and be booting machines. */
const TURN_MS = 900_000;

/**
 * Opens the world: the first time on a machine it takes some five minutes of compiling and packing, then a second. There
 * is one at a time on a machine, for its addresses are fixed; who comes second waits.
 */
export async function openWorld(): Promise<World> {
  const programs = await kubernetesPrograms();
  const key = await signingKey();
  const repository = await packageRepository(key, programs);
  const data = await registryContent(programs);
  const servers: { readonly close: () => Promise<void> }[] = [];
  const close = async () => {
    for (const server of servers.splice(0).toReversed()) await server.close();
  };
  try {
    const mirror = await whenFree(() => startMirrorServer(repository, WORLD_ADDRESS, MIRROR_PORT));
    servers.push(mirror);
    servers.push(await startNameServer(WORLD_ADDRESS));
    const registry = await startRegistry(data, `${WORLD_ADDRESS}:${REGISTRY_PORT}`);
    servers.push(registry);
    return {
      ...worldFaces(key.fingerprint),
      recipe: (name) => worldRecipe(name, key.fingerprint),
      requests: mirror.requests,
      registryRequests: registry.requests,
      content: `${basename(repository)} ${basename(dirname(data))}`,
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** The mirror's port is the turn: who has it may start the rest. */
async function whenFree(start: () => Promise<MirrorServer>): Promise<MirrorServer> {
  let started: MirrorServer | undefined;
  await waitUntil(
    async () => {
      started = await start().catch(unlessTaken);
      return started !== undefined;
    },
    { deadlineMs: TURN_MS, what: `port ${MIRROR_PORT} of ${WORLD_ADDRESS}` },
  );
  if (started === undefined) throw new Error("The world's turn never came.");
  return started;
}

function unlessTaken(cause: unknown): undefined {
  if (cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE") return undefined;
  throw cause;
}
