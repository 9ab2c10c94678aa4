import { z } from "zod";

/** From least to most: a viewer reads, an operator also runs builds, an admin also changes the catalog, the hosts and the people. */
export const ROLES = ["viewer", "operator", "admin"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What somebody may do who acts within both roles. */
export function lesserRole(one: Role, other: Role): Role {
  return hasRole(one, other) ? other : one;
}

export function hasRole(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
