import { mkdir } from "node:fs/promises";
import { keepCheckpoint } from "../checkpoints/keep-checkpoint.ts";
import { defineScope } from "../engine/scope.ts";

/** `workspace` is an absolute path: the job's own folder for everything that does not outlive it. */
export type WithWorkspace = { readonly workspace: string };

/** The folder for a job's temporary files; closed last. Of a build that fails its checkpoint stays, and nothing else. */
export const workspace = defineScope({
  id: "workspace",
  commands: [],
  open: async (context, holder): Promise<WithWorkspace> => {
    const { state, jobId } = context;
    const path = state.workspace(jobId);
    await holder.hold({ kind: "directory", path }, () => mkdir(path, { recursive: true, mode: 0o700 }));
    holder.onFailure((failure) => keepCheckpoint(failure, { ...context, workspace: path }));
    return { workspace: path };
  },
});
