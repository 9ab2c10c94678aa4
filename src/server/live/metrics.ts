import { JOB_STATES } from "#domain/job/job.ts";
import { countByState } from "#server/builds/builds.repo.ts";
import type { Db } from "#server/db/client.ts";
import { measureImages } from "#server/images/images.repo.ts";

/** Prometheus' text format (prometheus.io, "Exposition formats", 0.0.4). */
export function renderMetrics(db: Db): string {
  const builds = countByState(db, new Date(0));
  const images = measureImages(db);
  return [
    "# HELP mib_builds Builds by state.",
    "# TYPE mib_builds gauge",
    ...JOB_STATES.map((state) => `mib_builds{state="${state}"} ${builds.get(state) ?? 0}`),
    "# HELP mib_images Images at home.",
    "# TYPE mib_images gauge",
    `mib_images ${images.total}`,
    "# HELP mib_image_bytes Bytes that the images' files take.",
    "# TYPE mib_image_bytes gauge",
    `mib_image_bytes ${images.bytes}`,
    "",
  ].join("\n");
}
