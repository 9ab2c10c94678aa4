import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { stringify } from "yaml";
import { z } from "zod";
import { type OpenedCloud, openCloudServices } from "../builder-agent/testing/openstack/open-cloud.ts";
import type { Dashboard } from "./support/dashboard.ts";
import { mib } from "./support/mib.ts";
import { ADMIN, expect, signIn, test } from "./support/story.ts";

const builtSchema = z.looseObject({ imageId: z.uuid() });
const shownSchema = z.looseObject({ status: z.string(), properties: z.looseObject({ os_hidden: z.boolean() }) });

/** The smallest image that there is, and nobody waits for its proof: the admin says why it is published without. */
const TINY = {
  ...{ name: "tiny", title: "Tiny", summary: "", baseImage: "debian-12-bootstrap", mirrorProfile: null, pipeline: "chroot" },
  ...{ parts: [], upgrade: "none", compression: "zstd", diskSizeGib: 3, minDiskGib: 3, minRamMib: 512, labels: [] },
  isVerifiedAfterBuild: false,
};

/** A `clouds.yaml` as an admin has it. */
function cloudsYaml({ admin, password }: OpenedCloud): string {
  if (admin.signIn.kind !== "password") throw new Error("The cloud’s admin signs in otherwise.");
  const { userName, userDomain, projectName, projectDomain } = admin.signIn;
  return stringify({
    clouds: {
      site: {
        auth: {
          ...{ auth_url: admin.authUrl, username: userName, password, project_name: projectName },
          ...{ user_domain_name: userDomain, project_domain_name: projectDomain },
        },
        region_name: admin.region,
      },
    },
  });
}

/** Publishes an image by its page, and gives the id that Glance knows it by. */
async function publish(page: Page, { url }: Dashboard, imageId: string): Promise<string> {
  await page.goto(`${url}/images/${imageId}`);
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Visible to" }).click();
  await page.getByRole("option", { name: "Public" }).click();
  await dialog.getByLabel("Reason").fill("A story of the tests.");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("tab", { name: "Published" }).click();
  await expect(page.getByText("Hash verified")).toBeVisible({ timeout: 60_000 });
  return z.uuid().parse(await page.getByRole("table", { name: "Publications" }).locator("code").first().textContent());
}

test("an image is published on a real Glance, replaced by a newer one, rolled back to and withdrawn, all in the browser", async ({
  page,
  folders,
  start,
}) => {
  const cloud = await openCloudServices();
  const show = async (id: string) => shownSchema.parse(JSON.parse(await cloud.openstack(`image show ${id} -f json`)));
  // The page shows each change as it is made, so a job may still be about the next.
  const expectShown = (id: string, isHidden: boolean) =>
    expect.poll(() => show(id), { timeout: 30_000 }).toMatchObject({ status: "active", properties: { os_hidden: isHidden } });
  try {
    const dashboard = await start();
    await mib(dashboard, ["setup", "--email", ADMIN.email, "--password-stdin"], ADMIN.password);
    const file = join(folders.data, "tiny.yaml");
    writeFileSync(file, stringify({ variants: [TINY] }));
    await mib(dashboard, ["import", file]);
    const build = async () => builtSchema.parse(await mib(dashboard, ["build", "tiny", "--wait"])).imageId;
    const [older, newer] = [await build(), await build()];
    await signIn(page, dashboard, ADMIN);

    await test.step("a pasted clouds.yaml becomes a target that is checked at once", async () => {
      await page.getByRole("navigation").getByRole("link", { name: "Cloud targets" }).click();
      await page.getByRole("link", { name: "Add cloud target" }).first().click();
      await page.getByLabel("clouds.yaml or openrc").fill(cloudsYaml(cloud));
      await page.getByRole("button", { name: "Read credentials" }).click();
      await expect(page.getByText("admin in admin")).toBeVisible();
      await page.getByLabel("Name", { exact: true }).fill("site");
      await page.getByLabel("Horizon’s address").fill("https://horizon.example.org/dashboard");
      await page.getByRole("button", { name: "Save and check" }).click();
      await expect(page.getByText("May make images public.")).toBeVisible({ timeout: 60_000 });
      expect(await page.content()).not.toContain(cloud.password);
    });

    const first = await publish(page, dashboard, older);
    const horizon = page.getByRole("link", { name: "Horizon" });
    await expect(horizon).toHaveAttribute("href", `https://horizon.example.org/dashboard/ngdetails/OS::Glance::Image/${first}`);
    expect(await show(first)).toMatchObject({
      ...{ status: "active", visibility: "public", min_disk: 3, min_ram: 512 },
      properties: { os_hidden: false, hw_disk_bus: "virtio", os_distro: "debian", os_admin_user: "debian" },
    });

    const second = await publish(page, dashboard, newer);
    await expectShown(first, true);
    await expectShown(second, false);

    await test.step("one click rolls back", async () => {
      await page.getByRole("button", { name: "Roll back" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Roll back" }).click();
      await expect(page.getByText("Hidden", { exact: true })).toBeVisible({ timeout: 60_000 });
      await expectShown(first, false);
      await expectShown(second, true);
    });

    expect(await mib(dashboard, ["target", "check", "site"])).toMatchObject({ checks: expect.any(Array) });

    await test.step("what the target does not keep is named beforehand, and deleted after a publish", async () => {
      await page.getByRole("link", { name: "site", exact: true }).click();
      await page.getByRole("link", { name: "Edit", exact: true }).click();
      await page.getByLabel("Older publications to keep").fill("0");
      await page.getByRole("button", { name: "Save changes" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "site" })).toBeVisible();
      await page.goto(`${dashboard.url}/images/${older}`);
      await page.getByRole("button", { name: "Publish" }).click();
      await expect(page.getByText(/these are deleted afterwards: tiny-\d+-2\.qcow2/)).toBeVisible();
      const again = await mib(dashboard, ["publish", older, "--target", "site", "--unproven", "Once more.", "--wait"]);
      expect(again).toMatchObject({ glanceId: first, state: "published" });
      const isThere = (id: string) =>
        show(id).then(
          () => true,
          () => false,
        );
      await expect.poll(() => isThere(second), { timeout: 60_000 }).toBe(false);
      expect(await isThere(first)).toBe(true);
    });

    await test.step("what is withdrawn starts no server any more", async () => {
      await page.goto(`${dashboard.url}/images/${older}`);
      await page.getByRole("tab", { name: "Published" }).click();
      await page.getByRole("button", { name: "Withdraw" }).click();
      await page.getByRole("alertdialog").getByLabel("Reason").fill("CVE-2026-0001");
      await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
      await expect(page.getByText("Because: CVE-2026-0001")).toBeVisible({ timeout: 60_000 });
      expect(await show(first)).toMatchObject({ status: "deactivated", properties: { mib_withdrawn: "CVE-2026-0001" } });
    });
  } finally {
    await cloud.close();
  }
});
