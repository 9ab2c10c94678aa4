import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { KeepFailed, MachineOrder } from "#protocol/job-request.ts";
import { type Recipe, recipeSchema } from "#protocol/recipe.ts";
import { differentFiles } from "../../testing/different-files.ts";
import { eventsOf, failureOf } from "../../testing/event-queries.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { requestFor } from "../../testing/sample-request.ts";
import { notPassed, requestToVerify } from "../../testing/verify-job.ts";
import { builtImage } from "../../testing/world/built-image.ts";
import { openWorld, type World } from "../../testing/world/world.ts";
import { connectGuest } from "../host/guest-host.ts";
import { makeKeyPair } from "../host/guest-host-keys.ts";

const agent = realAgent();
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Two builds of container images, one of them in a machine, and a verification with kubeadm init; all under TCG, beside a busy system. */
const KUBERNETES_MS = 1_800_000;

const MACHINE: MachineOrder = { kind: "virtual-machine" };

/** A build that does little, in a machine. */
function smallRecipe(script: string): Recipe {
  const recipe = world.recipe("docker");
  const part = { kind: "custom" as const, packages: [], files: [], containerImages: [] };
  const scripts = [{ name: "try", content: `#!/bin/sh\n${script}\n` }];
  return recipeSchema.parse({ ...recipe, pipeline: "snapshot", parts: [{ ...part, scripts }] });
}

test(
  "pre-pulled Kubernetes, built in a machine, passes the verification that one built in a chroot passes, and holds the same",
  async () => {
    const recipe = world.recipe("kubernetes-prepulled");
    const fromChroot = await builtImage(world, recipe);
    const fromMachine = await builtImage(world, {
      ...recipe,
      pipeline: "snapshot",
      variant: { ...recipe.variant, name: "world-kubernetes-machine" },
    });
    expect(fromMachine.inventory.packages).toEqual(fromChroot.inventory.packages);
    expect(differentFiles(fromChroot.inventory, fromMachine.inventory)).toEqual([]);

    const { path, sha256 } = fromMachine;
    const events = await agent.build(requestToVerify(recipe, { path, sha256, phases: ["rest", "booted"] }));
    expect(notPassed(events)).toEqual([]);
    expect(failureOf(events)).toBeNull();
    expect(agent.leftovers()).toEqual([]);
  },
  KUBERNETES_MS,
);

test("a machine whose script fails stays for whoever asked, who can log in, and goes when the job is cancelled", async () => {
  const visitor = makeKeyPair();
  const keepFailed: KeepFailed = { minutes: 30, publicKey: visitor.publicKey.trim() };
  const failing = requestFor(smallRecipe("touch /etc/was-here; exit 7"));
  const request = { ...failing, kind: "build" as const, machine: MACHINE, keepFailed, continues: null };
  const kept = Promise.withResolvers<{ address: string; port: number }>();
  const followed = agent.build(request, (event) => {
    if (event.type === "machine.kept") kept.resolve(event);
  });
  const { address, port } = await kept.promise;
  const seen = execFileSync("ssh-keyscan", ["-t", "ecdsa", "-p", String(port), address], { encoding: "utf8", stdio: "pipe" });
  const hostKey = seen.trim().split(" ").at(-1) ?? "";
  const guest = await connectGuest(
    { address, port, user: "root", privateKey: visitor.privateKey, hostKey },
    AbortSignal.timeout(120_000),
  );
  expect((await guest.run(["ls", "/etc/was-here"])).stdout.trim()).toBe("/etc/was-here");
  guest.close();
  await agent.cancel(request.jobId);

  const events = await followed;
  expect(failureOf(events)).toMatchObject({ code: "SCRIPT_FAILED", detail: { subject: "try", exitCode: 7 } });
  expect(agent.leftovers()).toEqual([]);
});

test("cancel while a machine comes up ends the job at once and leaves nothing", async () => {
  const request = requestFor(smallRecipe("true"));
  const events = await agent.build(request, (event) => {
    if (event.type === "scope.opened" && event.scope === "virtual-machine") void agent.cancel(request.jobId);
  });
  expect(failureOf(events)).toMatchObject({ code: "CANCELLED" });
  expect(eventsOf(events, "machine.kept")).toEqual([]);
  expect(agent.leftovers()).toEqual([]);
});

test("kill -9 while a machine comes up is told as such, and nothing is left", async () => {
  const request = requestFor(smallRecipe("true"));
  const events = await agent.build(request, (event) => {
    if (event.type === "scope.opened" && event.scope === "virtual-machine") agent.kill(request.jobId);
  });
  expect(failureOf(events)).toMatchObject({ code: "AGENT_KILLED" });
  expect(agent.leftovers()).toEqual([]);
});

test("a snapshot build without a machine, and a chroot build with one, are refused before anything is done", async () => {
  const snapshot = {
    ...requestFor(smallRecipe("true")),
    kind: "build" as const,
    machine: null,
    keepFailed: null,
    continues: null,
  };
  const chroot = requestFor(world.recipe("docker"));
  for (const request of [snapshot, { ...chroot, kind: "build" as const, machine: MACHINE, keepFailed: null, continues: null }]) {
    const refused = await agent.start(request);
    expect(refused.exitCode).toBe(2);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "RECIPE_REJECTED", detail: { subject: "machine" } } });
  }
});
