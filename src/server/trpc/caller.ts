import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { getApp } from "#server/app.ts";
import { createContext } from "./context.ts";
import { createCaller } from "./root.ts";

const pageContext = cache(async () => createContext(getApp(), new Headers(await headers()), new Headers()));

/** The API as a server component calls it: in process, as the person whose request is rendered. */
export async function createPageCaller() {
  return createCaller(await pageContext());
}
