import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MARKS } from "#protocol/cloud-target.ts";
import { trustAuthorities } from "../../builder-agent/src/host/job-network.ts";
import { type CloudClients, createCloudClients } from "../../builder-agent/src/openstack/cloud-clients.ts";
import { type Chapter, type CloudStory, openStory, say } from "./cloud-story.ts";
import { findCloud } from "./find-cloud.ts";
import { publishChapters } from "./publish-chapters.ts";
import { snapshotChapters } from "./snapshot-chapters.ts";

const USAGE = `Usage: npm run test:openstack -- --cloud NAME [--flavor FLAVOR --network NETWORK]

Publishes two small images in a cloud of this machine's clouds.yaml, rolls back, withdraws and deletes them, and reads back
what stands there. With a flavor and a network, an image is also built on a server of the cloud. Nothing is left there.
`;

/** Tells chapters in their order; one that fails ends its story. Returns how many passed and failed. */
async function tell(chapters: readonly Chapter[]): Promise<{ passed: number; failed: number }> {
  for (const [index, [title, tellOne]] of chapters.entries()) {
    const begun = performance.now();
    try {
      await tellOne();
      say(`passed: ${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      say(`failed: ${title}: ${error instanceof Error ? error.message : String(error)}`);
      return { passed: index, failed: 1 };
    }
  }
  return { passed: chapters.length, failed: 0 };
}

/** Whatever a chapter that failed left in Glance; servers are the agent's own to remove. */
async function removeRest({ variantId }: CloudStory, { glance }: CloudClients): Promise<void> {
  for (const image of await glance.marked(MARKS.variant, variantId)) await glance.remove(image.id);
}

async function main(): Promise<number> {
  const options = { cloud: { type: "string" }, flavor: { type: "string" }, network: { type: "string" } } as const;
  const { cloud: name, flavor, network } = parseArgs({ options }).values;
  if (name === undefined || (flavor === undefined) !== (network === undefined)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), "mib-real-cloud-"));
  const open = findCloud(name);
  trustAuthorities(open.cloud.caCertificate);
  const story = openStory(open, join(folder, "agent"));
  const clients = createCloudClients(open, new AbortController().signal);
  const server = flavor === undefined || network === undefined ? null : { flavor, network };
  try {
    const published = await tell(publishChapters(story, clients.glance, folder));
    const built = server === null ? { passed: 0, failed: 0 } : await tell(snapshotChapters(story, clients, server));
    if (published.failed + built.failed > 0) await removeRest(story, clients);
    say(`${published.passed + built.passed} passed, ${published.failed + built.failed} failed`);
    return published.failed + built.failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
