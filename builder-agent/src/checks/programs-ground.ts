import type { JobContext } from "../engine/job-context.ts";
import type { WithChroot } from "../scopes/chroot.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";

/** The inside of the image at rest: its programs can be asked. */
export type ProgramsGround = JobContext & WithRoot & WithChroot;
