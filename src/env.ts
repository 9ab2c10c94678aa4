import { resolve } from "node:path";
import { z } from "zod";

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** The address that web listens on: this machine alone, unless told otherwise. */
  MIB_LISTEN: z.union([z.ipv4(), z.ipv6()]).default("127.0.0.1"),
  MIB_DATA_DIR: z.string().min(1).default("data"),
  /** Where this machine's own agent keeps jobs, caches and sealed images. */
  MIB_AGENT_DIR: z.string().startsWith("/").default("/var/lib/marketplace-image-builder"),
  /** The dashboard's address for people who do not sit at its machine: links and cookies follow it. */
  MIB_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** An API token: by it `mib` acts, in place of a session. */
  MIB_TOKEN: z.string().min(1).optional(),
  XDG_CONFIG_HOME: z.string().startsWith("/").optional(),
  HOME: z.string().default("/root"),
});

const environment = environmentSchema.parse(process.env);

/** What the surroundings say, parsed once. The only reader of `process.env` in the dashboard. */
export const env = {
  port: environment.PORT,
  listen: environment.MIB_LISTEN,
  url: new URL(environment.MIB_URL ?? `http://127.0.0.1:${environment.PORT}`),
  dataFolder: resolve(environment.MIB_DATA_DIR),
  agentFolder: environment.MIB_AGENT_DIR,
  token: environment.MIB_TOKEN ?? null,
  configFolder: environment.XDG_CONFIG_HOME ?? resolve(environment.HOME, ".config"),
} as const;
