import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { execa } from "execa";
import { expect, setUp, test } from "./support/story.ts";
import { bootImage } from "./support/virtual-machine.ts";

test("from npm run up to an image that boots with Docker running", async ({ page, folders, start }) => {
  const dashboard = await start();
  expect(dashboard.lines.filter((line) => line.startsWith("Ready: "))).toEqual([`Ready: ${dashboard.url}`]);
  await setUp(page, dashboard);

  await test.step("press Build and follow it live", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Variants" }).click();
    await page.getByRole("button", { name: "Build Debian 12 + Docker", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Start build" }).click();
    await expect(page.getByRole("heading", { name: /Build #1/ })).toBeVisible();
    await expect(page.getByText(/apt-get|Get:|Selecting previously/).first()).toBeVisible({ timeout: 300_000 });
    await expect(page.getByRole("link", { name: "Download" }).first()).toBeVisible({ timeout: 420_000 });
  });

  const file = join(folders.data, "downloaded.qcow2");
  await test.step("download it", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download" }).first().click();
    await (await downloading).saveAs(file);
    await execa("qemu-img", ["check", "-q", "-f", "qcow2", file]);
    const { stdout } = await execa("qemu-img", ["info", "--output=json", "-f", "qcow2", file]);
    expect(JSON.parse(stdout)).toMatchObject({ "virtual-size": 6 * 1024 ** 3 });
    expect(JSON.parse(stdout)).not.toHaveProperty("backing-filename");
  });

  await test.step("an interrupted download goes on with curl, and aria2c takes it in four streams", async () => {
    const path = (await page.getByRole("link", { name: "Download" }).first().getAttribute("href")) ?? "";
    const link = new URL(path, dashboard.url).href;
    const [resumed, parallel] = [join(folders.data, "curl.qcow2"), join(folders.data, "aria2c.qcow2")];
    await pipeline(createReadStream(file, { end: 99_999_999 }), createWriteStream(resumed));
    await execa("curl", ["--silent", "--show-error", "--fail", "--continue-at", "-", "--output", resumed, link]);
    await execa("aria2c", ["--quiet", "-x4", "-s4", "-d", folders.data, "-o", "aria2c.qcow2", link]);
    for (const copy of [resumed, parallel]) expect(await hashOf(copy)).toBe(await hashOf(file));
  });

  await test.step("its hash is the one that the page shows", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Images", exact: true }).click();
    await page
      .getByRole("link", { name: /Debian 12 \+ Docker|debian-12-docker/ })
      .first()
      .click();
    await expect(page.getByText(await hashOf(file))).toBeVisible();
  });

  await test.step("it boots to a login with Docker answering", async () => {
    const machine = await bootImage(file, "debian");
    try {
      expect(await machine.run("docker info --format '{{.ServerVersion}} {{.LiveRestoreEnabled}}'")).toMatch(
        /^\d+\.\d+\S* true\n$/,
      );
      expect(await machine.run("id -nG")).toContain("docker");
      expect(await machine.run("cat /etc/machine-id")).toMatch(/^[0-9a-f]{32}\n$/);
      expect(await machine.run("readlink /etc/resolv.conf")).toContain("systemd/resolve/stub-resolv.conf");
      expect(machine.readSerial()).toContain("login:");
    } finally {
      await machine.stop();
    }
  });
});

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
