import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import { verifiedImage } from "../findings.ts";
import { resolveInRoot } from "./image-path.ts";
import type { WithWorkspace } from "./workspace.ts";

/**
 * Gives the chroot a resolver without touching the image (lesson 2): Ubuntu's /etc/resolv.conf is a link into /run, and
 * /run is a tmpfs meanwhile, so the file is put where the link points. A regular file gets another mounted over it.
 * An image without any gets one that is removed again.
 */
export async function lendResolver(root: string, context: JobContext & WithWorkspace, holder: Holder): Promise<void> {
  // In the job's own mount namespace this is the build face's, where it names servers (`enterJobNetwork`).
  const content = readFileSync("/etc/resolv.conf", "utf8");
  const target = resolveInRoot(root, "/etc/resolv.conf");
  if (target.startsWith(join(root, "run/"))) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    return;
  }
  const lent = join(context.workspace, "resolv.conf");
  writeFileSync(lent, content);
  if (lstatSync(target, { throwIfNoEntry: false }) === undefined) {
    writeFileSync(target, "");
    holder.onClose(async (host) => {
      await host.run(["rm", "-f", target]);
    });
  }
  await holder.hold({ kind: "mount", target }, () => context.host.run(["mount", "--bind", lent, target]));
}

/**
 * Sees to it that the image's resolver entry is in the end what it was in the beginning. Called before anything is laid
 * over the image, so that its closing comes last, when nothing lies over it any more.
 */
export function keepResolverEntry(root: string, { job, report }: JobContext, holder: Holder): void {
  const path = join(resolveInRoot(root, "/etc"), "resolv.conf");
  const link = readLink(path);
  const before = describeEntry(path);
  holder.onClose(async () => {
    if (link !== null && describeEntry(path) !== before) {
      report.warning("RESOLVER_ENTRY_RESTORED", `A package replaced /etc/resolv.conf by a ${describeEntry(path)}.`);
      rmSync(path, { force: true });
      symlinkSync(link, path);
    }
    const after = describeEntry(path);
    // A verification has a check of its own for this, and works on a copy.
    if (verifiedImage.find(job) === undefined)
      report.check({
        id: "resolver-entry",
        lesson: "L02",
        phase: "build",
        outcome: after === before ? "passed" : "failed",
        evidence: `/etc/resolv.conf before: ${before}; after: ${after}`,
      });
    if (after !== before)
      throw new AgentError("IMAGE_CHECK_FAILED", "/etc/resolv.conf is not what the base had.", { subject: after });
  });
}

function readLink(path: string): string | null {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? readlinkSync(path) : null;
}

/** A link and where it points, a file and its hash, or nothing: comparable and readable. */
function describeEntry(path: string): string {
  const link = readLink(path);
  if (link !== null) return `link to ${link}`;
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return "absent";
  return `file with sha256 ${createHash("sha256").update(readFileSync(path)).digest("hex")}`;
}
