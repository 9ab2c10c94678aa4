import type { DistroId } from "#protocol/recipe.ts";
import { debian } from "./debian.ts";
import type { Distro } from "./distro.ts";
import { ubuntu } from "./ubuntu.ts";

export const DISTROS: { readonly [Id in DistroId]: Distro } = { debian, ubuntu };
