import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { startSshd } from "#dispatcher/testing/start-sshd.ts";
import { mib } from "./support/mib.ts";
import { ADMIN, expect, setUp, test } from "./support/story.ts";

const buildSchema = z.object({
  imageId: z.string(),
  sizeBytes: z.number(),
  steps: z.array(z.object({ id: z.string(), outcome: z.string() })),
});

test("a machine added by address, key and fingerprint builds the same variant over SSH", async ({ page, folders, start }) => {
  const folder = mkdtempSync(join(tmpdir(), "mib-sshd-"));
  // Nobody is let in until the public key that the dashboard shows is put there.
  const sshd = await startSshd(folder, { publicKey: "" });
  try {
    const dashboard = await start();
    await setUp(page, dashboard);
    await mib(dashboard, ["login", "--email", ADMIN.email, "--password-stdin"], ADMIN.password);

    await page.getByRole("navigation").getByRole("link", { name: "Builder hosts" }).click();
    await page.getByRole("link", { name: "Add builder host" }).click();
    await page.getByLabel("Name").fill("remote");
    await page.getByLabel("Address").fill("127.0.0.1");
    await page.getByLabel("SSH port").fill(String(sshd.port));
    await page.getByLabel("Folder on the host").fill(folders.agent);
    await page.getByRole("button", { name: "Add host" }).click();

    const command = page.getByText(/ssh-ed25519 AAAA/).first();
    await expect(command).toBeVisible();
    const publicKey = /ssh-ed25519 [^']+/.exec((await command.textContent()) ?? "")?.[0];
    writeFileSync(join(folder, "authorized_keys"), `${publicKey}\n`);
    await expect(page.getByText(sshd.fingerprint)).toBeVisible();
    await page.getByRole("button", { name: /trust this host/ }).click();
    await expect(page.getByText("Ready").first()).toBeVisible({ timeout: 60_000 });

    const build = buildSchema.parse(await mib(dashboard, ["build", "debian-12-docker", "--host", "remote", "--wait"]));
    expect(build.steps.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(await mib(dashboard, ["builds"])).toMatchObject([{ state: "succeeded", hostName: "remote" }]);
  } finally {
    await sshd.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
