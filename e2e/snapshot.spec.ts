import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { stringify } from "yaml";
import { mib } from "./support/mib.ts";
import { ADMIN, expect, signIn, test } from "./support/story.ts";

/** Little to install, for its machine has no KVM here. */
const SMALL = {
  ...{ name: "small", title: "Small", summary: "", baseImage: "debian-12-bootstrap", mirrorProfile: null, pipeline: "chroot" },
  ...{ parts: [], upgrade: "none", compression: "zstd", diskSizeGib: 3, minDiskGib: 3, minRamMib: 512, labels: [] },
  isVerifiedAfterBuild: false,
};

test("an admin has a variant built on a running machine, and gets an image as small and as clean as from its files", async ({
  page,
  folders,
  start,
}) => {
  const dashboard = await start();
  await mib(dashboard, ["setup", "--email", ADMIN.email, "--password-stdin"], ADMIN.password);
  const file = join(folders.data, "small.yaml");
  writeFileSync(file, stringify({ variants: [SMALL] }));
  await mib(dashboard, ["import", file]);
  await signIn(page, dashboard, ADMIN);

  await test.step("the choice is one card of two", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Variants" }).click();
    await page.getByRole("link", { name: "Small", exact: true }).click();
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByRole("radio", { name: /On a running machine/ }).check({ force: true });
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Small" })).toBeVisible();
  });

  await test.step("the machine comes up, is asked to do what is to be done, and shut down", async () => {
    await page
      .getByRole("button", { name: /^Build/ })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Start build" }).click();
    await expect(page.getByText("Leave machine").first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("link", { name: "Download" }).first()).toBeVisible({ timeout: 600_000 });
  });

  await test.step("its image is one of the recipe's size, without anything behind it", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download" }).first().click();
    const image = join(folders.data, "small.qcow2");
    await (await downloading).saveAs(image);
    await execa("qemu-img", ["check", "-q", "-f", "qcow2", image]);
    const { stdout } = await execa("qemu-img", ["info", "--output=json", "-f", "qcow2", image]);
    expect(JSON.parse(stdout)).toMatchObject({ "virtual-size": 3 * 1024 ** 3 });
    expect(JSON.parse(stdout)).not.toHaveProperty("backing-filename");
  });
});
