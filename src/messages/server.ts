import "server-only";
import { cache } from "react";
import { DEFAULT_LOCALE, translateFor } from "./translation.ts";

/** Words for a server component, in the language of the request. */
export const pageWords = cache(async () => translateFor(DEFAULT_LOCALE));
