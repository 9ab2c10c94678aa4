import { receiveMail } from "#dispatcher/notifications/testing/receive-mail.ts";
import { receiveWebhooks } from "#dispatcher/notifications/testing/receive-webhooks.ts";
import { expect } from "../support/story.ts";
import { putOldImages } from "./put-old-images.ts";
import { test } from "./shared-dashboard.ts";

const SECRET = "a secret of sixteen letters";

test("a token is shown once, opens the API within its role, and is refused once it is revoked", async ({ page, dashboard }) => {
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("story pipeline");
  await dialog.getByRole("button", { name: "Make token" }).click();
  await expect(dialog.getByText("Copy it now")).toBeVisible();
  const token = /mib_[\w-]{43}/.exec((await dialog.textContent()) ?? "")?.[0] ?? "";
  await dialog.getByRole("button", { name: "I have copied it" }).click();

  const ask = (path: string, options: RequestInit = {}) =>
    fetch(`${dashboard.url}/api/trpc/${path}`, { ...options, headers: { authorization: `Bearer ${token}` } });
  expect((await ask("variants.list?input=%7B%22isArchived%22%3Afalse%7D")).status).toBe(200);
  expect((await ask("people.list")).status).toBe(403);

  await page.reload();
  const row = page.getByRole("row", { name: /story pipeline/ });
  await expect(row).toContainText("Viewer");
  await expect(row).not.toContainText("Never");
  await expect(page.getByText(token)).toHaveCount(0);
  await row.getByRole("button", { name: "Revoke story pipeline" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(row).toHaveCount(0);
  expect((await ask("variants.list?input=%7B%22isArchived%22%3Afalse%7D")).status).toBe(401);
});

test("a retention rule says what goes before it is saved, and an image that is kept stays", async ({ page, dashboard }) => {
  const [pinned, old, young] = putOldImages(dashboard.environment.MIB_DATA_DIR, [60, 50, 0]);
  await page.goto(`/images/${pinned?.id}`);
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByText("Kept whatever its age")).toBeVisible();

  await page.goto("/settings/retention");
  await page.getByText("Delete old images").click();
  await page.getByLabel("Keep the newest").fill("1");
  const preview = page.getByRole("table", { name: "What goes now" });
  await expect(preview.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Save changes" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("1 image goes");
  await dialog.getByRole("button", { name: "Save and delete" }).click();
  await expect(page.getByText("Nothing goes.")).toBeVisible();

  await page.goto("/images");
  for (const [image, count] of [
    [pinned, 1],
    [old, 0],
    [young, 1],
  ] as const)
    await expect(page.getByRole("link", { name: image?.fileName ?? "" })).toHaveCount(count);
  await page.goto("/settings/audit");
  await expect(page.getByRole("row", { name: /Image deleted by the retention rule/ })).toContainText("The dashboard");

  // Other stories share this dashboard.
  await page.goto("/settings/retention");
  await page.getByText("Delete old images").click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Nothing goes.")).toBeVisible();
});

test("a test of each channel arrives, and what a receiver refuses is told beside it", async ({ page }) => {
  const hook = await receiveWebhooks([204, 500]);
  const mail = await receiveMail("mib", SECRET);
  try {
    await page.goto("/settings/notifications");
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "New channel" }).click();
    await dialog.getByLabel("Name").fill("on-call");
    await dialog.getByText("Webhook", { exact: true }).click();
    await dialog.getByLabel("Address").fill(hook.url);
    await dialog.getByLabel("Signing secret").fill(SECRET);
    await dialog.getByRole("button", { name: "Add channel" }).click();
    const hookCard = page.locator("section").filter({ has: page.getByRole("heading", { name: "on-call" }) });
    await hookCard.getByRole("button", { name: "Send a test" }).click();
    await expect(hookCard.getByText("Sent", { exact: true })).toBeVisible();
    expect(JSON.parse(hook.received[0]?.body ?? "{}")).toMatchObject({ kind: "test", subject: "on-call" });
    await hookCard.getByRole("button", { name: "Send a test" }).click();
    await expect(hookCard.getByText("The receiver answered with 500.")).toBeVisible();

    await page.getByRole("button", { name: "New channel" }).click();
    await dialog.getByLabel("Name").fill("mailing list");
    await dialog.getByLabel("To").fill("ada@example.org");
    await dialog.getByLabel("From").fill("images@example.org");
    await dialog.getByLabel("Mail server").fill("127.0.0.1");
    await dialog.getByLabel("Port").fill(String(mail.port));
    await dialog.getByRole("button", { name: /Encryption/ }).click();
    await page.getByRole("option", { name: "None" }).click();
    await dialog.getByLabel("User").fill("mib");
    await dialog.getByLabel("Password").fill(SECRET);
    await dialog.getByRole("button", { name: "Add channel" }).click();
    const mailCard = page.locator("section").filter({ has: page.getByRole("heading", { name: "mailing list" }) });
    await mailCard.getByRole("button", { name: "Send a test" }).click();
    await expect(mailCard.getByText("Sent", { exact: true })).toBeVisible();
    expect(mail.received[0]).toContain("Subject: [Image Builder] Test: mailing list");
  } finally {
    hook.close();
    mail.close();
  }
});
