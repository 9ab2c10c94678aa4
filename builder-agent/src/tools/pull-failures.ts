import { AgentError } from "#protocol/agent-error.ts";
import type { FailureTable } from "../host/failure-table.ts";
import { GEO_BLOCK_FAILURES } from "./apt-failures.ts";
import { readContainerImageName } from "./container-image-name.ts";

/** What ctr says when it cannot pull an image. */
export const PULL_FAILURES: FailureTable = [
  ...GEO_BLOCK_FAILURES,
  {
    pattern: /unexpected commit digest (sha256:[0-9a-f]+), expected sha256:/,
    code: "MIRROR_HASH_MISMATCH",
    message: (digest) => `What the registry sent has the digest ${digest}, which is not the one that the image names.`,
  },
  {
    pattern: /no match for platform/,
    code: "RECIPE_UNSUPPORTED",
    message: () => "A container image does not exist for this architecture.",
  },
  { pattern: /(\S+): not found/, code: "MIRROR_NOT_FOUND", message: (image) => `The registry has no ${image}.` },
  {
    pattern: /(dial tcp.*|no such host|i\/o timeout|unexpected status.*|connection reset.*|unexpected EOF)/,
    code: "MIRROR_UNREACHABLE",
    message: (reason) => `A container registry cannot be reached: ${reason}.`,
  },
];

/** The same failure with the setting that mends it, where a registry is to blame; `subject` becomes the registry's address. */
export function adviseOnRegistry(
  cause: unknown,
  { name, address }: { readonly name: string; readonly address: string },
): unknown {
  if (!(cause instanceof AgentError) || cause.blame !== "mirror") return cause;
  const { registry } = readContainerImageName(name);
  const advice = `Look at the mirrors of ${registry} in the build face of the mirror profile.`;
  return new AgentError(
    cause.code,
    `${name} from ${address}: ${cause.message} ${advice}`,
    { ...cause.detail, subject: address },
    { cause },
  );
}
