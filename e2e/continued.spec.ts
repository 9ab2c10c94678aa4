import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startFaultyRegistry } from "../builder-agent/testing/world/faulty-registry.ts";
import { prepulledThrough } from "../builder-agent/testing/world/prepulled-through.ts";
import { openWorld } from "../builder-agent/testing/world/world.ts";
import { mib } from "./support/mib.ts";
import { ADMIN, expect, signIn, test } from "./support/story.ts";
import { worldCatalog } from "./support/world-catalog.ts";

test("a build whose registry failed goes on from the step that failed, once the registry is well", async ({
  page,
  folders,
  start,
}) => {
  test.setTimeout(1_200_000);
  const world = await openWorld();
  const registry = await startFaultyRegistry();
  try {
    const dashboard = await start();
    await mib(dashboard, ["setup", "--email", ADMIN.email, "--password-stdin"], ADMIN.password);
    const file = join(folders.data, "prepulled.yaml");
    writeFileSync(
      file,
      worldCatalog({
        recipe: prepulledThrough(registry, world),
        name: "prepulled",
        title: "Through a registry",
        isVerifiedAfterBuild: false,
      }),
    );
    await mib(dashboard, ["import", file]);
    await signIn(page, dashboard, ADMIN);

    await test.step("it fails, and its page says that it need not begin anew", async () => {
      await registry.setFault("wrong-layer");
      await page.getByRole("navigation").getByRole("link", { name: "Variants" }).click();
      await page.getByRole("link", { name: "Through a registry", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Through a registry" })).toBeVisible();
      await page
        .getByRole("button", { name: /^Build/ })
        .first()
        .click();
      await page.getByRole("dialog").getByRole("button", { name: "Start build" }).click();
      await expect(page.getByRole("button", { name: "Retry from “Pull container images”" })).toBeVisible({ timeout: 240_000 });
    });

    await test.step("the next build installs nothing again, and comes to an image", async () => {
      await registry.setFault(null);
      const asked = world.requests().length;
      await page.getByRole("button", { name: "Retry from “Pull container images”" }).click();
      await expect(page.getByRole("link", { name: "Retry of #1, from “Pull container images”" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Download" }).first()).toBeVisible({ timeout: 240_000 });
      expect(world.requests().slice(asked)).toEqual([]);
    });
  } finally {
    await registry.close();
    await world.close();
  }
});
