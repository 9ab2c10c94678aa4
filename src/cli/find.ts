import { imageIdSchema, type JobId, jobIdSchema } from "#domain/id.ts";
import type { Api } from "./api.ts";
import { CliError } from "./cli-error.ts";
import { WORDS } from "./words.ts";

function notFound(message: string): CliError {
  return new CliError({ code: "NOT_FOUND", blame: "user", message });
}

/** Finds a variant by the name that people use. */
export async function findVariant(api: Api, name: string) {
  const variants = await api.variants.list.query({ isArchived: false });
  const found = variants.find((variant) => variant.name === name);
  if (found === undefined) throw notFound(WORDS.noVariant(name));
  return found;
}

/** Finds a build by its number (`7`, `#7`) or its id. */
export async function findBuildId(api: Api, build: string): Promise<JobId> {
  const id = jobIdSchema.safeParse(build);
  if (id.success) return id.data;
  const number = /^#?(\d{1,9})$/.exec(build)?.[1];
  if (number === undefined) throw notFound(WORDS.noBuild(build));
  // Builds come newest first; the cursor is the number after which to go on.
  const { items } = await api.builds.list.query({ cursor: Number(number) + 1, limit: 1 });
  const found = items.find((item) => item.number === Number(number));
  if (found === undefined) throw notFound(WORDS.noBuild(build));
  return jobIdSchema.parse(found.id);
}

/** Finds an image by its file name or its id. */
export async function findImage(api: Api, image: string) {
  const id = imageIdSchema.safeParse(image);
  if (id.success) return api.images.byId.query({ id: id.data });
  const found = (await api.images.list.query({})).find((candidate) => candidate.fileName === image);
  if (found === undefined) throw notFound(WORDS.noImage(image));
  return found;
}

/** Finds a cloud target by the name that people use. */
export async function findTarget(api: Api, name: string) {
  const found = (await api.cloudTargets.list.query()).find((target) => target.name === name);
  if (found === undefined) throw notFound(WORDS.noTarget(name));
  return found;
}

/** Finds a mirror profile by the name that people use. */
export async function findMirrorProfile(api: Api, name: string) {
  const found = (await api.mirrorProfiles.list.query({ isArchived: false })).find((profile) => profile.name === name);
  if (found === undefined) throw notFound(WORDS.noMirrorProfile(name));
  return found;
}

/** Finds a builder host by the name that people use. */
export async function findHost(api: Api, name: string) {
  const found = (await api.hosts.list.query()).find((host) => host.name === name);
  if (found === undefined) throw notFound(WORDS.noHost(name));
  return found;
}
