import { expect, test } from "vitest";
import { AgentError, type AgentErrorCode } from "#protocol/agent-error.ts";
import type { Db } from "#server/db/client.ts";
import { openTestDb } from "#server/db/testing.ts";
import { clearCloudAfter } from "./clear-cloud.ts";
import { listJobs } from "./jobs.repo.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";
import { seedTarget } from "./testing/seed-target.ts";

/** A failed build in a cloud that has a relay host. */
function seedCloudBuild(db: Db) {
  const relay = seedHost(db);
  return { relay, build: seedJob(db, { state: "failed", targetId: seedTarget(db, { relayHostId: relay.id }) }) };
}

const failure = (code: AgentErrorCode) => new AgentError(code, "It failed.").toFailure();
const clearings = (db: Db) => listJobs(db, "queued").filter(({ kind }) => kind === "remove-orphans");

test("a build in a cloud whose agent was killed has the cloud cleared, once, by the relay host", () => {
  const db = openTestDb();
  const { build, relay } = seedCloudBuild(db);
  clearCloudAfter(db, build, failure("AGENT_KILLED"));
  clearCloudAfter(db, build, failure("HOST_UNREACHABLE"));
  const { targetId, variantId, recipe } = build;
  expect(clearings(db)).toMatchObject([{ targetId, variantId, recipe, personId: null, wantedHostId: relay.id }]);
  clearCloudAfter(db, { ...build, variantId: seedJob(db).variantId }, failure("AGENT_JOURNAL_LOST"));
  expect(clearings(db)).toHaveLength(2);
});

test("a failure that closed its scopes, and a job that holds nothing in a cloud, clear none", () => {
  const db = openTestDb();
  const { build } = seedCloudBuild(db);
  clearCloudAfter(db, build, failure("SCRIPT_FAILED"));
  clearCloudAfter(db, { ...build, targetId: null }, failure("AGENT_KILLED"));
  clearCloudAfter(db, { ...build, kind: "change-publications" }, failure("AGENT_KILLED"));
  expect(clearings(db)).toEqual([]);
});
