import { mkdir } from "node:fs/promises";
import { defineScope } from "../engine/scope.ts";

/** `workspace` is an absolute path: the job's own folder for everything that does not outlive it. */
export type WithWorkspace = { readonly workspace: string };

/** The folder for a job's temporary files; closed last, so that nothing of the job stays behind on the disk. */
export const workspace = defineScope({
  id: "workspace",
  commands: [],
  open: async ({ state, jobId }, holder): Promise<WithWorkspace> => {
    const path = state.workspace(jobId);
    await holder.hold({ kind: "directory", path }, () => mkdir(path, { recursive: true, mode: 0o700 }));
    return { workspace: path };
  },
});
