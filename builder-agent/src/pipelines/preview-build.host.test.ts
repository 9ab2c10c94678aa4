import { expect, test } from "vitest";
import { eventsOf, failureOf } from "../../testing/event-queries.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { DOCKER_PART, sampleRequest } from "../../testing/sample-request.ts";

const agent = realAgent();

test("a preview shows every file as it will be written beside what the image had, and makes no image", async () => {
  const motd = { path: "/etc/motd", mode: "0644", content: "Welcome to the marketplace.\n" };
  const script = { name: "never-run", content: "#!/bin/sh\ntouch /etc/a-preview-runs-no-scripts\nexit 1\n" };
  const custom = { kind: "custom" as const, packages: [], files: [motd], scripts: [script], containerImages: [] };
  const events = await agent.build({ ...sampleRequest({ parts: [DOCKER_PART, custom] }), kind: "preview" });

  expect(failureOf(events)).toBeNull();
  const written = new Map(eventsOf(events, "file.written").map((file) => [file.path, file]));
  expect(JSON.parse(written.get("/etc/docker/daemon.json")?.after ?? "")).toMatchObject({ "live-restore": true });
  expect(written.get("/etc/docker/daemon.json")?.before).toBeNull();
  expect(written.get("/etc/cloud/cloud.cfg.d/99-docker.cfg")?.after).toContain("docker]");
  expect(written.get("/etc/motd")).toMatchObject({ after: motd.content, isCut: false });
  expect(written.get("/etc/motd")?.before).toContain("Debian");
  expect(eventsOf(events, "image.ready")).toEqual([]);
  expect(agent.leftovers()).toEqual([]);
});
