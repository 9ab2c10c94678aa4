"use client";

import { createContext, type ReactNode, use } from "react";
import { hasRole, type Role } from "#domain/person/role.ts";
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

/** Whether to show what takes a role. The server enforces it whatever is shown. */
export function useHasRole(least: Role): boolean {
  return hasRole(usePerson().role, least);
}
