"use client";

import { createContext, type ReactNode, use } from "react";
import type { Role } from "#domain/person/role.ts";
import type { SignedInPerson } from "#trpc/outputs.ts";

const PersonContext = createContext<SignedInPerson | null>(null);

export function PersonProvider({ person, children }: { readonly person: SignedInPerson; readonly children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>;
}

/** Who uses the page. Only below the dashboard's layout. */
export function usePerson(): SignedInPerson {
  const person = use(PersonContext);
  if (person === null) throw new Error("usePerson needs the dashboard's layout above it.");
  return person;
}

/** The domain's own rule comes with zod, 30 KB that most pages need for nothing else. */
const RANKS: Readonly<Record<Role, number>> = { viewer: 0, operator: 1, admin: 2 };

/** Whether to show what takes a role. The server enforces it whatever is shown. */
export function useHasRole(least: Role): boolean {
  return RANKS[usePerson().role] >= RANKS[least];
}
