import type { MirrorFace } from "#protocol/recipe.ts";

/** A face that changes nothing. Apart from the schema, so that the browser has it without zod. */
export const EMPTY_MIRROR_FACE: MirrorFace = {
  aptArchive: null,
  aptSecurity: null,
  dockerApt: null,
  kubernetesApt: null,
  dockerHub: null,
  registries: [],
  nameservers: [],
  caCertificate: null,
};
