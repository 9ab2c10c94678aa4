import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { cloud } from "../scopes/cloud.ts";
import { changePublications } from "../steps/change-publications.ts";

/** Changes what stands in a cloud already. */
export const changePublicationsPipeline = definePipeline([within(cloud, [changePublications])]);
