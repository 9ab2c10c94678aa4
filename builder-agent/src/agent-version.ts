declare const MIB_AGENT_VERSION: string | undefined;

/** The first half of the bundle's sha256, set by `bundle.ts`; `source` where the agent runs unbundled, as in tests. */
export const AGENT_VERSION: string = typeof MIB_AGENT_VERSION === "undefined" ? "source" : MIB_AGENT_VERSION;
