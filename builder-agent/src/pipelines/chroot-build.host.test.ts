import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { inventorySchema } from "#protocol/inventory.ts";
import type { JobEvent } from "#protocol/job-event.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { sampleRequest } from "../../testing/sample-request.ts";
import { chrootBuild } from "./chroot-build.ts";

const agent = realAgent();
const request = sampleRequest();
let events: JobEvent[] = [];

beforeAll(async () => {
  await agent.start(request);
  events = await agent.follow(request.jobId);
});

test("a build of Debian with Docker succeeds and leaves nothing on the host but the image", () => {
  expect(failureOf(events)).toBeNull();
  expect(agent.leftovers()).toEqual([]);
});

test("every step of the plan is reported with its outcome, in order, and the last event is the job's end", () => {
  expect(eventsOf(events, "step.finished").map(({ step }) => step)).toEqual(chrootBuild.plan);
  expect(events.at(-1)?.type).toBe("job.finished");
});

test("the image is a sound qcow2 of the asked size without a backing file", () => {
  const [ready] = eventsOf(events, "image.ready");
  const path = ready?.file.path ?? "";
  const info = JSON.parse(execFileSync("qemu-img", ["info", "--output=json", "-f", "qcow2", path], { encoding: "utf8" }));
  expect(info).toMatchObject({ "virtual-size": 6_442_450_944, "format-specific": { data: { "compression-type": "zstd" } } });
  expect(info).not.toHaveProperty("backing-filename");
  execFileSync("qemu-img", ["check", "-q", "-f", "qcow2", path]);
});

test("what was hashed is what lies there", () => {
  const [ready] = eventsOf(events, "image.ready");
  const sums = execFileSync("sha512sum", [ready?.file.path ?? ""], { encoding: "utf8" });
  expect(sums.split(" ")[0]).toBe(ready?.sha512);
});

test("the inventory names Docker, the files that the recipe wrote, and folders with their bytes", () => {
  const [ready] = eventsOf(events, "inventory.ready");
  const inventory = inventorySchema.parse(JSON.parse(readFileSync(ready?.file.path ?? "", "utf8")));
  expect(inventory.packages).toHaveLength(ready?.packageCount ?? 0);
  expect(inventory.packages.map(({ name }) => name)).toContain("docker.io");
  expect(inventory.files).toHaveLength(ready?.fileCount ?? 0);
  const paths = inventory.files.map(({ path }) => path);
  expect(paths).toContain("/etc/docker/daemon.json");
  expect(paths).not.toContain("/usr/sbin/policy-rc.d");
  expect(paths.filter((path) => path.startsWith("/run/") || path.startsWith("/tmp/"))).toEqual([]);
  expect(inventory.directories.find(({ path }) => path === "/")?.sizeBytes).toBe(ready?.contentBytes);
});

test("every check of the image passed, the resolver entry among them", () => {
  const checks = eventsOf(events, "check.finished");
  expect(checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(["resolver-entry", "machine-id-empty", "docker-enabled"]));
});

test("the same job started again is not run again, and its journal is read again from any offset", async () => {
  const again = await agent.start(request);
  expect(JSON.parse(again.stdout)).toEqual({ v: 1, jobId: request.jobId, isNew: false });

  const bytes = readFileSync(join(agent.state, "jobs", request.jobId, "events.ndjson"));
  const offset = bytes.lastIndexOf("\n", bytes.length - 2) + 1;
  const rest = await agent.follow(request.jobId, undefined, offset);
  expect(rest.map(({ type }) => type)).toEqual(["job.finished"]);
});

test("a second build uses the base again", async () => {
  const second = await agent.build(sampleRequest({ parts: [], upgrade: "none" }));
  expect(failureOf(second)).toBeNull();
  expect(outcomesOf(second)).toMatchObject({ "fetch-base": "skipped", "bootstrap-base": "reused", "seal-base": "reused" });
});
