import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { openWorld } from "../builder-agent/testing/world/world.ts";
import { mib } from "./support/mib.ts";
import { ADMIN, expect, signIn, test } from "./support/story.ts";
import { worldCatalog } from "./support/world-catalog.ts";

const checkSchema = z.strictObject({
  id: z.string(),
  lesson: z
    .string()
    .regex(/^L\d\d$/)
    .nullable(),
  phase: z.enum(["rest", "booted"]),
  outcome: z.enum(["passed", "warned", "failed", "skipped"]),
  evidence: z.string(),
});
const reportSchema = z.strictObject({ imageId: z.uuid(), passed: z.boolean(), checks: z.array(checkSchema).min(30) });

test("mirrors are checked, files previewed, and an image is built through them and proven without anybody asking", async ({
  page,
  folders,
  start,
}) => {
  test.setTimeout(1_200_000);
  const world = await openWorld();
  try {
    const dashboard = await start();
    await mib(dashboard, ["setup", "--email", ADMIN.email, "--password-stdin"], ADMIN.password);
    const file = join(folders.data, "world.yaml");
    writeFileSync(
      file,
      worldCatalog({
        recipe: world.recipe("docker"),
        name: "world-docker",
        title: "Docker through mirrors",
        isVerifiedAfterBuild: true,
      }),
    );
    expect(await mib(dashboard, ["import", file])).toEqual({ created: 3, updated: 0, unchanged: 0 });
    await signIn(page, dashboard, ADMIN);

    await test.step("the mirrors answer, sign and hold what is needed of them", async () => {
      await page.getByRole("navigation").getByRole("link", { name: "Mirrors" }).click();
      await page.getByRole("link", { name: "The world’s mirrors" }).click();
      await page.getByRole("button", { name: "Check now" }).click();
      await expect(page.getByText(/^\d+ passed$/)).toBeVisible({ timeout: 60_000 });
      await page.getByRole("navigation").getByRole("link", { name: "Mirrors" }).click();
      await expect(page.getByText("All answered")).toBeVisible();
    });

    await test.step("every file is shown before anything is built", async () => {
      await page.getByRole("navigation").getByRole("link", { name: "Variants" }).click();
      await page.getByRole("link", { name: "Docker through mirrors" }).first().click();
      await page.getByRole("button", { name: "Preview files" }).click();
      await expect(page.getByText("/etc/docker/daemon.json").first()).toBeVisible({ timeout: 240_000 });
      await expect(page.getByText("/etc/cloud/cloud.cfg.d/99-apt-mirrors.cfg").first()).toBeVisible({ timeout: 60_000 });
    });

    const { imageId } = z.looseObject({ imageId: z.uuid() }).parse(await mib(dashboard, ["build", "world-docker", "--wait"]));

    await test.step("the image is verified by itself, at rest and booted; who asks for it meanwhile gets that one's report", async () => {
      await page.goto(`${dashboard.url}/images/${imageId}`);
      await expect(page.getByText("Being verified").first()).toBeVisible({ timeout: 60_000 });
      const report = reportSchema.parse(await mib(dashboard, ["verify", imageId, "--wait"]));
      expect(report).toMatchObject({ imageId, passed: true });
      await expect(page.getByText("Can be published").first()).toBeVisible();
    });

    await test.step("the report is there for people and for programs", async () => {
      const answer = await page.request.get(`${dashboard.url}/api/images/${imageId}/verification.json`);
      const report = reportSchema.extend({ sha256: z.string() }).parse(await answer.json());
      expect(report.passed).toBe(true);
      expect(report.checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
      expect(report.checks.find(({ id }) => id === "docker-uses-mirror")).toMatchObject({ outcome: "passed", lesson: "L08" });
      expect(world.registryRequests().some(({ path }) => path.includes("/hello-world/"))).toBe(true);
    });
  } finally {
    await world.close();
  }
});
