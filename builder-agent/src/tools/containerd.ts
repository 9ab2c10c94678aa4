import type { JobContext } from "../engine/job-context.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import type { WithInside } from "../scopes/inside.ts";
import { waitUntil } from "../wait-until.ts";

type Context = JobContext & WithInside;

/** containerd's socket inside the image. */
export const CONTAINERD_SOCKET = "/run/containerd/containerd.sock";

/** kubelet looks into this namespace and no other (lesson 14). */
export const CTR = ["ctr", "--namespace", "k8s.io"] as const;

/** It starts in a quarter of a second; a slow disk may take longer to open its database. */
const START_MS = 30_000;

/**
 * Runs the image's own containerd while `work` needs it (lesson 15): with the image's configuration, ready when it answers,
 * and gone with all that it started when this returns.
 */
export async function withContainerd<Result>(context: Context, work: () => Promise<Result>): Promise<Result> {
  const containerd = context.inside.start(["containerd", "--log-level", "warn"]);
  try {
    await waitUntil(() => answers(context), {
      ...{ deadlineMs: START_MS, what: "the image's containerd to answer", code: "IMAGE_CHECK_FAILED", signal: context.signal },
    });
    return await work();
  } finally {
    await containerd.stop();
  }
}

async function answers({ inside }: Context): Promise<boolean> {
  const { exitCode } = await inside.run(["ctr", "version"], { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
  return exitCode === 0;
}
