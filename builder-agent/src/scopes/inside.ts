import type { Recipe } from "#protocol/recipe.ts";
import type { ImageHost } from "../host/image-host.ts";
import { proxyVariables } from "../host/job-network.ts";

/** The root that a build changes, whichever way it is reached. The same steps work through a chroot and in a machine. */
export type WithInside = { readonly inside: ImageHost };

/** The agent's own corner of the image, on a tmpfs: nothing in it ever stays. */
export const BUILD_FOLDER = "/run/mib";
export const APT_CONFIGURATION = `${BUILD_FOLDER}/apt.conf`;
/** The authorities that the job trusts, for programs written in Go (ctr). */
export const TRUSTED_FILE = `${BUILD_FOLDER}/ca-certificates.crt`;

/** True: the build face brings an authority of its own, and `TRUSTED_FILE` has to be there. */
export function hasOwnAuthority({ mirrors }: Recipe): boolean {
  return (mirrors.build?.caCertificate ?? null) !== null;
}

/** The environment of every command in the image: apt's configuration, the way to the web, and whom to trust there. */
export function insideVariables(recipe: Recipe, httpProxy: string | null): string[] {
  return [
    `APT_CONFIG=${APT_CONFIGURATION}`,
    ...Object.entries(proxyVariables(httpProxy)).map(([name, value]) => `${name}=${value}`),
    ...(hasOwnAuthority(recipe) ? [`SSL_CERT_FILE=${TRUSTED_FILE}`] : []),
  ];
}
