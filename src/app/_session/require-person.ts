import "server-only";
import { redirect } from "next/navigation";
import { createPageCaller } from "#server/trpc/caller.ts";

/** Who asks for a page of the dashboard. Sends everybody else to where they can come in. */
export async function requirePerson() {
  const caller = await createPageCaller();
  const { person, isSetUp } = await caller.session.state();
  if (person !== null) return person;
  redirect(isSetUp ? "/login" : "/setup");
}
