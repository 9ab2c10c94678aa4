import type { CloudTargetId } from "../id.ts";

/** Where a target's secret lies: the web seals it to there, and nowhere else does it open. */
export function sealedSecretPlace(id: CloudTargetId) {
  return { table: "cloud_target", column: "sealed_secret", row: id };
}
