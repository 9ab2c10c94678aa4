import { en } from "./en.ts";
import { fa } from "./fa.ts";
import type { Locale } from "./locale.ts";
import type { Catalogue } from "./translation.ts";

/** All languages at once, for programs that have room for them. A page loads its reader's alone: see `translation-provider.tsx`. */
export const CATALOGUES = { en, fa } as const satisfies Record<Locale, Catalogue>;
