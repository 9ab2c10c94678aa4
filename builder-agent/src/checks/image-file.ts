import { z } from "zod";
import type { JobContext } from "../engine/job-context.ts";
import { verifiedImage } from "../findings.ts";
import { objectionTo, readQcow2Header } from "../tools/qcow2-header.ts";
import { type Check, failed, needing, passed } from "./check.ts";

/** The id of the check before which no tool may open the file. */
export const SAFE_FILE_CHECK = "image-file-safe";

/** qemu-img-check's JSON, as far as we read it. */
const reportSchema = z.object({
  "check-errors": z.number().default(0),
  corruptions: z.number().default(0),
  leaks: z.number().default(0),
  "allocated-clusters": z.number().default(0),
  "compressed-clusters": z.number().default(0),
});

/** qemu-img(1): 2 is corrupt, 3 is leaked clusters, both with a report; 1 and 63 are failures to look. */
const CHECK_EXIT_CODES = [0, 2, 3];

async function checkFile({ host, job }: JobContext) {
  const { path } = verifiedImage.get(job);
  const { stdout } = await host.run(["qemu-img", "check", "--output=json", "-f", "qcow2", path], {
    okExitCodes: CHECK_EXIT_CODES,
    isQuiet: true,
  });
  return reportSchema.parse(JSON.parse(stdout));
}

/** The image's file, before anything of it is attached. */
export const IMAGE_FILE_CHECKS: readonly Check<JobContext>[] = [
  {
    id: SAFE_FILE_CHECK,
    lesson: null,
    meaning: "The file is a qcow2 that names no backing file and no data file, read by us before any tool opens it.",
    run: async ({ job }) => {
      const header = await readQcow2Header(verifiedImage.get(job).path);
      const objection = objectionTo(header);
      return objection === null ? passed(`qcow2 version ${header?.version}, no other file named`) : failed(objection);
    },
  },
  ...needing<JobContext>(SAFE_FILE_CHECK, [
    {
      id: "image-file-sound",
      lesson: null,
      meaning: "`qemu-img check` finds no corruption and no leaked cluster.",
      run: async (ground) => {
        const { corruptions, leaks, "check-errors": errors } = await checkFile(ground);
        const evidence = `qemu-img check: ${corruptions} corruptions, ${leaks} leaked clusters, ${errors} errors`;
        return corruptions + leaks + errors === 0 ? passed(evidence) : failed(evidence);
      },
    },
    {
      id: "image-virtual-size",
      lesson: "L03",
      meaning: "The disk is as large as the recipe asks.",
      run: async ({ job, recipe }) => {
        const sizeBytes = (await readQcow2Header(verifiedImage.get(job).path))?.virtualSizeBytes;
        const evidence = `${sizeBytes} bytes, asked were ${recipe.diskSizeBytes}`;
        return sizeBytes === recipe.diskSizeBytes ? passed(evidence) : failed(evidence);
      },
    },
    {
      id: "image-compressed",
      lesson: "L07",
      meaning: "The file's clusters are compressed.",
      run: async (ground) => {
        const { "allocated-clusters": allocated, "compressed-clusters": compressed } = await checkFile(ground);
        const evidence = `${compressed} of ${allocated} clusters are compressed`;
        // qemu-img leaves a cluster as it is where compression would make it longer: an image of archives has many of those.
        return compressed * 10 >= allocated ? passed(evidence) : failed(evidence);
      },
    },
  ]),
];
