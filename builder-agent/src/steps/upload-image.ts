import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { publishRequest, uploadedImage } from "../findings.ts";
import { fillImage, proven } from "../openstack/fill-image.ts";
import type { WithCloud } from "../scopes/cloud.ts";
import type { WithGlanceImage } from "../scopes/glance-image.ts";
import { objectionTo, readQcow2Header } from "../tools/qcow2-header.ts";

type Context = JobContext & WithCloud & WithGlanceImage;

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
    const image = isThere
      ? proven(glanceImage, file)
      : await fillImage({ cloud: context.cloud, imageId: glanceImage.id, file }, context);
    uploadedImage.note(job, image);
    return isThere ? "reused" : undefined;
  },
});

/** Many a Glance takes whatever bytes it is given as qcow2, also one with a backing file (proven with Zed): looked at here. */
async function requireSafeFile(path: string): Promise<void> {
  const objection = objectionTo(await readQcow2Header(path));
  if (objection !== null)
    throw new AgentError("IMAGE_CHECK_FAILED", `The file cannot be published: ${objection}.`, { subject: objection });
}
