import { z } from "zod";
import { catalogNameSchema } from "../catalog-name.ts";

/** A DNS name or an IP address: it becomes an argument of ssh and rsync, so it never begins with a dash. */
export const addressSchema = z
  .string()
  .max(253, "tooLong")
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$|^[0-9a-fA-F:]+$/, "address");

const sshAddressSchema = z.object({
  address: addressSchema,
  port: z.number().int("integer").min(1, "port").max(65_535, "port"),
  /** useradd(8)'s rule for a login name. */
  user: z.string().regex(/^[a-z_][a-z0-9_-]{0,31}$/, "loginName"),
});

const agentFolderSchema = z
  .string()
  .max(200, "tooLong")
  .regex(/^(\/(?!\.)[A-Za-z0-9._-]+){2,}$/, "agentFolder");

export const hostDefinitionSchema = sshAddressSchema.extend({ name: catalogNameSchema, folder: agentFolderSchema });
export type HostDefinition = z.infer<typeof hostDefinitionSchema>;

export const transportSchema = z.enum(["local", "ssh"]);
export type Transport = z.infer<typeof transportSchema>;

/**
 * Where the dashboard stands with a host.
 * `new`: no key pair yet · `awaiting-trust`: its host key was seen and nobody confirmed it · `connecting`: never yet reached since
 * it was trusted or edited · `ready` · `reconnecting`: it was ready and does not answer now · `unreachable`: it does not answer, and
 * nothing runs on it · `refused`: it answers and turns us away, with another host key or without letting us in.
 */
export const hostConnectionSchema = z.enum([
  "new",
  "awaiting-trust",
  "connecting",
  "ready",
  "reconnecting",
  "unreachable",
  "refused",
]);
export type HostConnection = z.infer<typeof hostConnectionSchema>;
