import type { JobId } from "#domain/id.ts";
import { reduceJob, UNSTARTED_JOB } from "#domain/job/reduce-job.ts";
import { sshCommand } from "#domain/job/ssh-command.ts";
import { CliError } from "./cli-error.ts";
import type { CommandContext } from "./command.ts";
import { createProgress } from "./draw-progress.ts";
import { watchJob } from "./watch-job.ts";
import { WORDS } from "./words.ts";

type Waiting = {
  readonly id: JobId;
  /** What stands beside the progress. */
  readonly title: string;
  /** What is said when the person stops waiting: the job goes on. */
  readonly interrupted: string;
};

/** Draws a job's progress until it ends. Ctrl-C ends the waiting, not the job, and throws `INTERRUPTED`. */
export async function waitForJob({ api, terminal }: CommandContext, { id, title, interrupted }: Waiting): Promise<void> {
  const progress = createProgress(terminal, title);
  let view = UNSTARTED_JOB;
  try {
    await watchJob(api, id, {
      signal: terminal.interrupt,
      onBatch: ({ events }) => {
        const before = view.keptMachine;
        view = events.reduce((folded, event) => reduceJob(folded, event), view);
        const { keptMachine } = view;
        if (before === null && keptMachine !== null) progress.note(WORDS.kept(sshCommand(keptMachine), keptMachine.until));
        progress.show(view);
        return "go on";
      },
    });
  } finally {
    progress.end();
  }
  if (terminal.interrupt.aborted) throw new CliError({ code: "INTERRUPTED", blame: "user", message: interrupted });
}
