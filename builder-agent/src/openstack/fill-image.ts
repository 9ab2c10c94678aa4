import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import type { PublishedFile } from "#protocol/job-request.ts";
import type { JobContext } from "../engine/job-context.ts";
import type { CloudClients } from "./cloud-clients.ts";
import type { GlanceImage } from "./glance.ts";
import { uploadFile } from "./upload-file.ts";

/** Glance cannot go on within an upload, so a broken one begins again: so often, with growing pauses. */
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1_000;
/** How long Glance may take to notice a broken upload, or to store a whole one. */
const SETTLE_MS = 600_000;

type Filling = { readonly cloud: CloudClients; readonly imageId: string; readonly file: PublishedFile };

/** Brings a file into an image of Glance that has no data yet, and proves that what is there is what we have. */
export async function fillImage(filling: Filling, { report, signal }: JobContext): Promise<GlanceImage> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await upload(filling, { report, signal });
    const image = await settled(filling, signal);
    if (image.status === "active") return proven(image, filling.file);
    if (image.status !== "queued" || failure === null || attempt === MOST_ATTEMPTS)
      throw (
        failure ??
        new AgentError("TARGET_REJECTED", `Glance left the image ${image.status} after a whole upload.`, { subject: image.id })
      );
    report.warning("UPLOAD_BROKE", `${failure.message} It begins again.`);
    await delay(FIRST_PAUSE_MS * 2 ** (attempt - 1), undefined, { signal });
  }
}

/** Null: the service took it all. Only a broken line is worth another attempt; a refusal is thrown. */
async function upload(
  { cloud, imageId, file }: Filling,
  { report, signal }: Pick<JobContext, "report" | "signal">,
): Promise<AgentError | null> {
  try {
    const [url, token] = [await cloud.glance.fileUrl(imageId), await cloud.session.freshToken()];
    const onBytes = (done: number, total: number) => report.progress(done, total, "bytes");
    await uploadFile({ url, token, file: file.path, signal, onBytes });
    return null;
  } catch (cause) {
    if (cause instanceof AgentError && ["TARGET_UNREACHABLE", "TARGET_AUTHENTICATION_FAILED"].includes(cause.code)) return cause;
    throw cause;
  }
}

/** The image once Glance is no longer writing it. */
async function settled({ cloud, imageId }: Filling, signal: AbortSignal): Promise<GlanceImage> {
  const end = performance.now() + SETTLE_MS;
  for (;;) {
    const image = await cloud.glance.find(imageId);
    if (image === null)
      throw new AgentError("TARGET_NOT_FOUND", "The image was deleted in Glance while it was uploaded.", { subject: imageId });
    if (image.status !== "saving" && image.status !== "importing") return image;
    if (performance.now() > end)
      throw new AgentError("TARGET_REJECTED", `Glance has kept the image ${image.status} for ${SETTLE_MS / 60_000} minutes.`, {
        subject: imageId,
      });
    await delay(1_000, undefined, { signal });
  }
}

/** A cloud may be set up to hash otherwise than by sha512, its default: then the size is all that can be compared without reading it back. */
export function proven(image: GlanceImage, file: Pick<PublishedFile, "sizeBytes" | "sha512">): GlanceImage {
  const isOtherHash = image.os_hash_algo !== "sha512";
  if (image.size === file.sizeBytes && (isOtherHash || image.os_hash_value === file.sha512)) return image;
  throw new AgentError(
    "TARGET_HASH_MISMATCH",
    `Glance has ${image.size} bytes with the hash ${image.os_hash_value}, ours are ${file.sizeBytes} with ${file.sha512}.`,
    { subject: image.id },
  );
}
