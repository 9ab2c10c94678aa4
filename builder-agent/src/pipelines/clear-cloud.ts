import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { cloud } from "../scopes/cloud.ts";
import { removeOrphans } from "../steps/remove-orphans.ts";

/** Takes out of a cloud what a killed job of the variant left there: nobody else would. */
export const clearCloud = definePipeline([within(cloud, [removeOrphans])]);
