import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Server as ProxyServer } from "proxy-chain";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobEvent } from "#protocol/job-event.ts";
import type { Recipe } from "#protocol/recipe.ts";
import { eventsOf, failureOf } from "../../testing/event-queries.ts";
import { answerFromFolder } from "../../testing/file-server.ts";
import { makeOwnAuthority, type OwnAuthority } from "../../testing/own-authority.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { DOCKER_PART, NO_FACE, requestFor, sampleRequest } from "../../testing/sample-request.ts";
import { type SigningKey, signingKey, signRelease } from "../../testing/world/signing-key.ts";
import { openWorld } from "../../testing/world/world.ts";

/** A site behind a proxy, with a CA of its own and a mirror that only the proxy knows the way to. */
const agent = realAgent();
const folder = mkdtempSync(join(tmpdir(), "mib-check-mirror-"));
const site = { isBlocked: false };
let [authority, key]: [OwnAuthority | undefined, SigningKey | undefined] = [undefined, undefined];
let mirror: Server | undefined;
/** The first on a machine to open the world compiles Kubernetes. */
const WORLD_MS = 1_500_000;
const asked: string[] = [];
const proxy = new ProxyServer({
  port: 0,
  host: "127.0.0.1",
  prepareRequestFunction: ({ hostname }) => {
    asked.push(hostname);
    return { customConnectServer: mirror ?? null };
  },
});

beforeAll(async () => {
  key = await signingKey();
  const release = join(folder, "docker/dists/bookworm");
  mkdirSync(release, { recursive: true });
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toUTCString();
  writeFileSync(join(release, "Release"), `Origin: Docker\nDate: ${new Date().toUTCString()}\nValid-Until: ${inAWeek}\n`);
  await signRelease(release, key);
  writeFileSync(join(folder, "docker/gpg"), key.publicKey);
  authority = await makeOwnAuthority(folder, "mirror.example.org");
  mirror = createServer({ cert: authority.certificate, key: authority.key }, (request, response) => {
    if (site.isBlocked)
      response.writeHead(403).end("The Amazon CloudFront distribution is configured to block access from your country.");
    else answerFromFolder(folder, request, response);
  });
  await proxy.listen();
});
afterAll(async () => {
  mirror?.closeAllConnections();
  mirror?.close();
  await proxy.close(true);
  rmSync(folder, { recursive: true, force: true });
});

async function checkDockerMirror(changes: Partial<Recipe["mirrors"]["build"]> = {}): Promise<JobEvent[]> {
  const image = {
    ...NO_FACE,
    dockerApt: `https://mirror.example.org/docker`,
    dockerAptKey: key?.fingerprint ?? null,
    dockerHub: `https://mirror.example.org`,
  };
  const build = { ...image, caCertificate: authority?.ca ?? null, httpProxy: `http://127.0.0.1:${proxy.port}`, ...changes };
  const request = sampleRequest({ parts: [{ ...DOCKER_PART, origin: "docker" }], mirrors: { build, image } });
  return agent.build({ ...request, kind: "check-mirror" });
}

/** Outcomes by id of what was asked of package sources. */
function outcomes(events: readonly JobEvent[]): Readonly<Record<string, string>> {
  const answers = eventsOf(events, "check.finished").filter(({ id }) => id.includes("/docker/"));
  return Object.fromEntries(answers.map(({ id, outcome }) => [id, outcome]));
}

test("a mirror behind a proxy, with a certificate of the site's own CA, passes in both faces, and is asked through the proxy alone", async () => {
  const events = await checkDockerMirror();
  expect(failureOf(events)).toBeNull();
  expect(outcomes(events)).toEqual({
    ...{ "build/docker/reachable": "passed", "build/docker/fresh": "passed", "build/docker/valid-until": "passed" },
    ...{ "build/docker/signature": "passed", "build/docker/key-expiry": "passed" },
    ...{ "image/docker/reachable": "passed", "image/docker/fresh": "passed", "image/docker/valid-until": "passed" },
    ...{ "image/docker/signature": "passed", "image/docker/key-expiry": "passed" },
  });
  expect(new Set(asked)).toEqual(new Set(["mirror.example.org"]));
  expect(agent.leftovers()).toEqual([]);
});

test("without the site's CA the mirror cannot be reached, and the reason says so", async () => {
  const events = await checkDockerMirror({ caCertificate: null });
  const [answer] = eventsOf(events, "check.finished").filter(({ id }) => id === "build/docker/reachable");
  expect(answer).toMatchObject({ outcome: "failed", evidence: expect.stringMatching(/certificate/) });
});

test("a source that another key signed fails, though it can be read", async () => {
  const events = await checkDockerMirror({ dockerAptKey: null });
  expect(outcomes(events)).toMatchObject({ "build/docker/reachable": "passed", "build/docker/signature": "failed" });
});

test("a block by country is recognised, and the answer names the setting that mends it", async () => {
  site.isBlocked = true;
  const events = await checkDockerMirror();
  site.isBlocked = false;
  const [answer] = eventsOf(events, "check.finished").filter(({ id }) => id === "build/docker/reachable");
  expect(answer).toMatchObject({
    outcome: "failed",
    evidence: expect.stringContaining('Set "dockerApt" of the profile\'s build face'),
  });
});

test(
  "real mirrors pass in both faces: archives, third parties' packages, registries",
  async () => {
    const world = await openWorld();
    try {
      const events = await agent.build({ ...requestFor(world.recipe("combined")), kind: "check-mirror" });
      const answers = eventsOf(events, "check.finished");
      expect(answers.filter(({ outcome }) => outcome === "failed" || outcome === "warned")).toEqual([]);
      expect(answers.map(({ id }) => id)).toEqual(
        expect.arrayContaining([
          ...["build/apt-archive/signature", "build/apt-security/key-expiry", "image/docker/signature", "image/kubernetes/fresh"],
          ...["build/docker.io/manifest", "image/k8s.gcr.io/manifest"],
        ]),
      );
      expect(world.registryRequests().map(({ path }) => path)).toContain("/v2/pause/manifests/3.2?ns=k8s.gcr.io");
    } finally {
      await world.close();
    }
  },
  WORLD_MS,
);
