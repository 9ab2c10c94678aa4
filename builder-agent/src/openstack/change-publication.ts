import { AgentError } from "#protocol/agent-error.ts";
import { MARKS, type PublicationChange, type PublicationState } from "#protocol/cloud-target.ts";
import type { Report } from "../engine/report.ts";
import type { Glance, GlanceImage } from "./glance.ts";

/** Why an image was withdrawn, for whoever looks at it in the cloud itself. */
const REASON = "mib_withdrawn";

type Change = (image: GlanceImage, reason: string | null, glance: Glance) => Promise<void>;

/** How an image comes to each state from whatever it is in; each twice does no harm. */
const CHANGES: { readonly [State in PublicationState]: Change } = {
  published: async (image, _reason, glance) => {
    if (image.status === "deactivated") await glance.reactivate(image.id);
    await glance.change(image, { os_hidden: false, [REASON]: null });
  },
  hidden: async (image, _reason, glance) => {
    await glance.change(image, { os_hidden: true });
  },
  withdrawn: async (image, reason, glance) => {
    await glance.change(image, { [REASON]: reason });
    if (image.status !== "deactivated") await glance.deactivate(image.id);
  },
  deleted: async (image, _reason, glance) => {
    await glance.change(image, { protected: false });
    await glance.remove(image.id);
  },
};

/** Brings one of our images to a state and reports it. What bears no mark of ours is refused (`TARGET_FORBIDDEN`), whoever asks. */
export async function changePublication(
  { glanceId, state, reason }: PublicationChange,
  glance: Glance,
  report: Report,
): Promise<void> {
  const image = await glance.find(glanceId);
  if (image === null && state !== "deleted")
    throw new AgentError("TARGET_NOT_FOUND", `Glance has no image ${glanceId} any more.`, { subject: glanceId });
  if (image !== null && image[MARKS.variant] === undefined)
    throw new AgentError("TARGET_FORBIDDEN", `The image ${glanceId} is not one of ours and is left alone.`, {
      subject: glanceId,
    });
  if (image !== null) await CHANGES[state](image, reason, glance);
  report.event({ type: "publication.changed", glanceId, state, osHashValue: image?.os_hash_value ?? null });
}
