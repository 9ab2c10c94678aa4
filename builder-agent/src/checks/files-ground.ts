import type { JobContext } from "../engine/job-context.ts";
import type { WithPartitions } from "../scopes/attached-disk.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";

/** The image at rest: its disk and its mounted files, before anything is laid over them. */
export type FilesGround = JobContext & WithWorkspace & WithPartitions & WithRoot;
