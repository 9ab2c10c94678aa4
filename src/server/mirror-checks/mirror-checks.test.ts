import { expect, test } from "vitest";
import { hostIdSchema } from "#domain/id.ts";
import { EMPTY_BUILD_FACE, EMPTY_MIRROR_FACE } from "#domain/mirror-profile/empty-mirror-face.ts";
import { check } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { openTestApp } from "#server/testing.ts";

async function openProfile() {
  const callers = openTestApp();
  const { admin, app } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const build = { ...EMPTY_BUILD_FACE, aptArchive: "https://mirror.example.org/debian" };
  const { id } = await admin.mirrorProfiles.create({ name: "inside", title: "Inside", build, image: EMPTY_MIRROR_FACE });
  const use = async (name: string) => {
    const [variant] = (await admin.variants.list({ isArchived: false })).filter((entry) => entry.name === name);
    if (variant === undefined) throw new Error(`There is no variant ${name}.`);
    const { revision, definition } = variant;
    return admin.variants.update({ id: variant.id, revision, definition: { ...definition, mirrorProfileId: id } });
  };
  return { ...callers, id, use };
}

test("a profile is checked for the base that most of its variants have, with all that they need of its mirrors", async () => {
  const { operator, viewer, id, use } = await openProfile();
  await use("debian-12-docker");
  const { definition } = await use("ubuntu-24-04-docker-ce");
  await use("ubuntu-24-04-kubernetes-prepulled");
  const { usualBaseImageId } = await viewer.mirrorChecks.ofProfile({ mirrorProfileId: id });
  expect(usualBaseImageId).toBe(definition.baseImageId);

  const { jobId } = await operator.mirrorChecks.start({ mirrorProfileId: id, baseImageId: definition.baseImageId });
  const { newest } = await viewer.mirrorChecks.ofProfile({ mirrorProfileId: id });
  expect(newest).toMatchObject({
    ...{ id: jobId, kind: "check-mirror", variantId: null, mirrorProfileId: id, number: null },
    recipe: {
      base: { distro: "ubuntu", version: "24.04" },
      parts: [
        { kind: "docker-ce", origin: "docker" },
        { kind: "kubernetes", prePull: { isEnabled: true } },
      ],
      mirrors: { build: { aptArchive: "https://mirror.example.org/debian" } },
    },
  });
});

test("profiles whose newest check found something are known by it, and a check that broke off is not asked", async () => {
  const { app, operator, viewer, id } = await openProfile();
  const { usualBaseImageId } = await viewer.mirrorChecks.ofProfile({ mirrorProfileId: id });
  const run = async (state: "succeeded" | "failed", outcome: "warned" | "passed") => {
    const { jobId } = await operator.mirrorChecks.start({ mirrorProfileId: id, baseImageId: usualBaseImageId ?? "" });
    const found = { checkId: "build/apt-archive/key", lesson: null, subject: "https://mirror.example.org", evidence: "" };
    app.db
      .insert(check)
      .values({ jobId, position: 0, phase: "mirror", outcome, ...found })
      .run();
    updateJob(app.db, jobId, { state, finishedAt: new Date() });
    return (await viewer.mirrorChecks.standings()).map(({ mirrorProfileTitle, warnedCount }) => [
      mirrorProfileTitle,
      warnedCount,
    ]);
  };
  expect(await viewer.mirrorChecks.standings()).toEqual([]);
  expect(await run("succeeded", "warned")).toEqual([["Inside", 1]]);
  expect(await run("failed", "passed")).toEqual([["Inside", 1]]);
  expect(await run("succeeded", "passed")).toEqual([["Inside", 0]]);
  expect((await viewer.mirrorChecks.ofProfile({ mirrorProfileId: id })).history).toHaveLength(3);
});
