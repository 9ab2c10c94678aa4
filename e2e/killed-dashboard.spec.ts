import { z } from "zod";
import { mib, mibLog } from "./support/mib.ts";
import { ADMIN, expect, signIn, test } from "./support/story.ts";

const RECOVERY_MS = 10_000;

const buildsSchema = z.array(z.object({ id: z.string(), state: z.string() }));

test("a dashboard killed in mid-build and started again shows the build's truth within ten seconds, and the build ends as if nothing had happened", async ({
  page,
  start,
}) => {
  const first = await start();
  await mib(first, ["setup", "--email", ADMIN.email, "--password-stdin"], ADMIN.password);
  const { buildId } = z.object({ buildId: z.string() }).parse(await mib(first, ["build", "debian-12-docker", "--no-cache"]));
  await expect.poll(() => mibLog(first, buildId).then((events) => events.length)).toBeGreaterThan(20);
  await first.kill();

  const dashboard = await start(first.port);
  await signIn(page, dashboard, ADMIN);
  await page.goto(`${dashboard.url}/builds/${buildId}`);
  await expect(page.getByText("Running").first()).toBeVisible({ timeout: RECOVERY_MS });
  await expect(page.getByText("Check host").first()).toBeVisible({ timeout: RECOVERY_MS });

  await expect
    .poll(() => mib(dashboard, ["builds"]).then((builds) => buildsSchema.parse(builds)[0]?.state), { timeout: 420_000 })
    .toBe("succeeded");
  const events = await mibLog(dashboard, buildId);
  expect(events.filter(({ type }) => type === "job.started")).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ type: "job.finished", outcome: "succeeded" });
});
