import type { Architecture } from "#protocol/recipe.ts";

const ARCHITECTURES: Readonly<Record<string, Architecture>> = { x64: "amd64", arm64: "arm64" };

/** Debian's name of a Node architecture; null for one that the agent knows nothing of. */
export function architectureOf(nodeArchitecture: string): Architecture | null {
  return ARCHITECTURES[nodeArchitecture] ?? null;
}
