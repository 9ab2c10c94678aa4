import type { JobContext } from "../engine/job-context.ts";
import type { WithInside } from "../scopes/inside.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";

/** The inside of the image at rest: its programs can be asked. */
export type ProgramsGround = JobContext & WithWorkspace & WithRoot & WithInside;
