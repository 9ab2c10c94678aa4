import type { BuildFace, MirrorFace } from "#protocol/recipe.ts";

/** A face that changes nothing. Apart from the schema, so that the browser has it without zod. */
export const EMPTY_MIRROR_FACE: MirrorFace = {
  aptArchive: null,
  aptSecurity: null,
  dockerApt: null,
  dockerAptKey: null,
  kubernetesApt: null,
  kubernetesAptKey: null,
  dockerHub: null,
  registries: [],
  nameservers: [],
  caCertificate: null,
};

export const EMPTY_BUILD_FACE: BuildFace = { ...EMPTY_MIRROR_FACE, httpProxy: null };
