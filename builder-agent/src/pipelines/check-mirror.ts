import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { workspace } from "../scopes/workspace.ts";
import { checkPackageMirrors } from "../steps/check-package-mirrors.ts";
import { checkRegistries } from "../steps/check-registries.ts";

/** Asks the mirrors of a profile for what a recipe would need of them, from the network that counts: the builder's. */
export const checkMirror = definePipeline([within(workspace, [checkPackageMirrors, checkRegistries])]);
