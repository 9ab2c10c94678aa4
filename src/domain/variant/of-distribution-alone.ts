import type { BaseImageDefinition } from "../base-image/base-image.ts";
import type { VariantDefinition } from "./variant.ts";

/** Whether a variant asks for nothing but its distribution's own archive: it can be built wherever that has a mirror. */
export function isOfDistributionAlone({ parts }: VariantDefinition, base: BaseImageDefinition | undefined): boolean {
  return (
    base?.base.origin.kind === "bootstrap" && parts.every((part) => part.kind === "docker-ce" && part.origin === "distribution")
  );
}
