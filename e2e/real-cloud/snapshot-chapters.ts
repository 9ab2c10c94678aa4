import { MARKS, type ServerOrder } from "#protocol/cloud-target.ts";
import type { CloudClients } from "../../builder-agent/src/openstack/cloud-clients.ts";
import { eventsOf } from "../../builder-agent/testing/event-queries.ts";
import { type Chapter, type CloudStory, insist, say } from "./cloud-story.ts";

/** A build on a server of the cloud. Of all that it makes there, the base alone stays, for the next one; the story removes it. */
export function snapshotChapters(story: CloudStory, { glance, nova }: CloudClients, server: ServerOrder): readonly Chapter[] {
  const { cloud, variantId, perform } = story;
  return [
    [
      "a snapshot is built on a server, and comes home as an image",
      async () => {
        const machine = { kind: "server-instance" as const, cloud, server, liveJobIds: [] };
        const events = await perform<"build">({ kind: "build", machine, keepFailed: null, continues: null });
        const [image] = eventsOf(events, "image.ready");
        insist(image !== undefined, "The build made no image.");
        say(`  ${image.file.sizeBytes} bytes, sha256 ${image.file.sha256}`);
      },
    ],
    [
      "no server and no snapshot is left, and the base goes when it is told to",
      async () => {
        await perform<"remove-orphans">({ kind: "remove-orphans", cloud, liveJobIds: [] });
        const servers = (await nova.list()).filter(({ metadata }) => metadata[MARKS.variant] === variantId);
        insist(servers.length === 0, `${servers.length} servers of the story are left.`);
        const left = await glance.marked(MARKS.variant, variantId);
        insist(
          left.every((image) => image[MARKS.base] !== undefined),
          "A snapshot of the story is left.",
        );
        for (const { id } of left) await glance.remove(id);
      },
    ],
  ];
}
