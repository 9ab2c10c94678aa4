import { expect, test } from "vitest";
import type { HostConnection } from "#domain/builder-host/builder-host.ts";
import { AgentError } from "#protocol/agent-error.ts";
import { openTestDb } from "#server/db/testing.ts";
import { readHost } from "./builder-hosts.repo.ts";
import { createHostStates } from "./host-state.ts";
import { seedHost } from "./testing/catalog-rows.ts";

const silence = new AgentError("HOST_UNREACHABLE", "It does not answer.");

function open(connection: HostConnection, inspectedAt: Date | null = new Date()) {
  const db = openTestDb();
  const { id } = seedHost(db, { connection, inspectedAt });
  const clock = { now: 0 };
  return { id, clock, states: createHostStates(db, () => clock.now), connection: () => readHost(db, id)?.connection };
}

test("a ready host that falls silent is reconnecting for a while, then unreachable, and ready when it answers", () => {
  const { id, clock, states, connection } = open("ready");
  states.noteFailure(id, silence);
  expect(connection()).toBe("reconnecting");
  clock.now = 100_000;
  states.noteFailure(id, silence);
  expect(connection()).toBe("unreachable");
  states.noteAnswer(id);
  expect(connection()).toBe("ready");
});

test("a host that was never reached is unreachable at once, and not ready before it was inspected", () => {
  const { id, states, connection } = open("connecting", null);
  states.noteFailure(id, silence);
  expect(connection()).toBe("unreachable");
  states.noteAnswer(id);
  expect(connection()).toBe("unreachable");
});

test.each(["HOST_KEY_MISMATCH", "HOST_AUTHENTICATION_FAILED", "HOST_NOT_ROOT"] as const)("%s is a refusal", (code) => {
  const { id, states, connection } = open("ready");
  states.noteFailure(id, new AgentError(code, "No."));
  expect(connection()).toBe("refused");
});

test("the loss of an idle connection makes a ready host looked for, and changes no other", () => {
  const [ready, refused] = [open("ready"), open("refused")];
  ready.states.noteLoss(ready.id);
  refused.states.noteLoss(refused.id);
  expect([ready.connection(), refused.connection()]).toEqual(["reconnecting", "refused"]);
});
