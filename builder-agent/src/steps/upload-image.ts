import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import type { PublishedFile } from "#protocol/job-request.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { publishedImage, publishRequest } from "../findings.ts";
import type { GlanceImage } from "../openstack/glance.ts";
import { uploadFile } from "../openstack/upload-file.ts";
import type { WithCloud } from "../scopes/cloud.ts";
import type { WithGlanceImage } from "../scopes/glance-image.ts";
import { objectionTo, readQcow2Header } from "../tools/qcow2-header.ts";

type Context = JobContext & WithCloud & WithGlanceImage;

/** Glance cannot go on within an upload, so a broken one begins again: so often, with growing pauses. */
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1_000;
/** How long Glance may take to notice a broken upload, or to store a whole one. */
const SETTLE_MS = 600_000;

/** Brings the file into Glance and proves that what is there is what we have: the size and Glance's own hash of it. */
export const uploadImage = defineStep({
  id: "upload-image",
  title: "Upload image",
  commands: [],
  run: async (context: Context) => {
    const { job, glanceImage } = context;
    const { file } = publishRequest.get(job);
    await requireSafeFile(file.path);
    const isThere = glanceImage.status === "active";
    const image = isThere ? glanceImage : await uploadUntilActive(file, context);
    prove(image, file);
    publishedImage.note(job, image);
    return isThere ? "reused" : undefined;
  },
});

/** Many a Glance takes whatever bytes it is given as qcow2, also one with a backing file (proven with Zed): looked at here. */
async function requireSafeFile(path: string): Promise<void> {
  const objection = objectionTo(await readQcow2Header(path));
  if (objection !== null)
    throw new AgentError("IMAGE_CHECK_FAILED", `The file cannot be published: ${objection}.`, { subject: objection });
}

async function uploadUntilActive(file: PublishedFile, context: Context): Promise<GlanceImage> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await upload(file, context);
    const image = await settled(context);
    if (image.status === "active") return image;
    if (image.status !== "queued" || failure === null || attempt === MOST_ATTEMPTS)
      throw (
        failure ??
        new AgentError("TARGET_REJECTED", `Glance left the image ${image.status} after a whole upload.`, { subject: image.id })
      );
    context.report.warning("UPLOAD_BROKE", `${failure.message} It begins again.`);
    await delay(FIRST_PAUSE_MS * 2 ** (attempt - 1), undefined, { signal: context.signal });
  }
}

/** Null: the service took it all. Only a broken line is worth another attempt; a refusal is thrown. */
async function upload({ path }: PublishedFile, { cloud, glanceImage, report, signal }: Context): Promise<AgentError | null> {
  try {
    const [url, token] = [await cloud.glance.fileUrl(glanceImage.id), await cloud.session.freshToken()];
    await uploadFile({ url, token, file: path, signal, onBytes: (done, total) => report.progress(done, total, "bytes") });
    return null;
  } catch (cause) {
    if (cause instanceof AgentError && ["TARGET_UNREACHABLE", "TARGET_AUTHENTICATION_FAILED"].includes(cause.code)) return cause;
    throw cause;
  }
}

/** The image once Glance is no longer writing it. */
async function settled({ cloud, glanceImage, signal }: Context): Promise<GlanceImage> {
  const end = performance.now() + SETTLE_MS;
  for (;;) {
    const image = await cloud.glance.find(glanceImage.id);
    if (image === null)
      throw new AgentError("TARGET_NOT_FOUND", "The image was deleted in Glance while it was uploaded.", {
        subject: glanceImage.id,
      });
    if (image.status !== "saving" && image.status !== "importing") return image;
    if (performance.now() > end)
      throw new AgentError("TARGET_REJECTED", `Glance has kept the image ${image.status} for ${SETTLE_MS / 60_000} minutes.`, {
        subject: image.id,
      });
    await delay(1_000, undefined, { signal });
  }
}

/** A cloud may be set up to hash otherwise than by sha512, its default: then the size is all that can be compared without reading it back. */
function prove(image: GlanceImage, file: PublishedFile): void {
  const isOtherHash = image.os_hash_algo !== "sha512";
  if (image.size === file.sizeBytes && (isOtherHash || image.os_hash_value === file.sha512)) return;
  throw new AgentError(
    "TARGET_HASH_MISMATCH",
    `Glance has ${image.size} bytes with the hash ${image.os_hash_value}, ours are ${file.sizeBytes} with ${file.sha512}.`,
    {
      subject: image.id,
    },
  );
}
