import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expect } from "../support/story.ts";
import { test } from "./shared-dashboard.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

async function chooseAction(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name }).click();
}

test("a form says what is wrong at the field that it is about, and brings the reader there", async ({ page }) => {
  await page.goto("/variants/new");
  await page.getByRole("button", { name: "Create variant" }).click();
  await expect(field(page, "Title")).toBeFocused();
  await expect(field(page, "Title")).toHaveAccessibleDescription(/Fill this in/);
  await expect(field(page, "Name")).toHaveAccessibleDescription(/Use at least 2 characters/);
  await expect(page.getByText("2 fields need attention.")).toBeVisible();

  await field(page, "Title").fill("Anything");
  await expect(field(page, "Title")).not.toHaveAccessibleDescription(/Fill this in/);
  await field(page, "Minimum disk").fill("2");
  await expect(field(page, "Minimum disk")).toHaveAccessibleDescription(/less than the disk’s size/);
  await field(page, "Disk size").fill("x");
  await expect(field(page, "Disk size")).toHaveAttribute("aria-invalid", "true");
});

test("a name that is taken is said at the name", async ({ page }) => {
  await page.goto("/variants/new");
  await field(page, "Title").fill("Again");
  await field(page, "Name").fill("debian-12-docker");
  await page.getByRole("button", { name: "Create variant" }).click();
  await expect(field(page, "Name")).toHaveAccessibleDescription(/This name is taken/);
});

test("a variant is created, edited, duplicated, archived and restored", async ({ page }) => {
  await page.goto("/variants/new");
  await field(page, "Title").fill("Story");
  await field(page, "Name").fill("story");
  await page.getByRole("button", { name: "Create variant" }).click();
  await expect(heading(page, "Story")).toBeVisible();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await field(page, "Minimum disk").fill("12");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("12 GiB disk, 1,024 MiB memory")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Revision 2" })).toContainText("minDiskGib");

  await chooseAction(page, "Duplicate");
  await expect(field(page, "Name")).toHaveValue("story-copy");
  await page.getByRole("link", { name: "Cancel" }).click();

  await chooseAction(page, "Archive");
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("This is archived")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Build/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: /^Build/ })).toBeVisible();
});

test("a base image is created and edited", async ({ page }) => {
  await page.goto("/base-images/new");
  await field(page, "Title").fill("Story base");
  await field(page, "Name").fill("story-base");
  await field(page, "Version").fill("12");
  await field(page, "Codename").fill("bookworm");
  await field(page, "Image address").fill("https://cloud.example.org/image.qcow2");
  await field(page, "Checksum").fill("nothing");
  await page.getByRole("button", { name: "Create base image" }).click();
  await expect(field(page, "Checksum")).toHaveAccessibleDescription(/64 hexadecimal digits/);
  await field(page, "Checksum").fill("a".repeat(64));
  await page.getByRole("button", { name: "Create base image" }).click();
  await expect(heading(page, "Story base")).toBeVisible();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await field(page, "Title").fill("Story base, renamed");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(heading(page, "Story base, renamed")).toBeVisible();
});

test("a mirror profile is created and edited", async ({ page }) => {
  await page.goto("/mirrors/new");
  await field(page, "Title").fill("Story mirror");
  await field(page, "Name").fill("story-mirror");
  await field(page, "apt archive").first().fill("http://mirror.example.org/debian");
  await page.getByRole("button", { name: "Create mirror profile" }).click();
  await expect(heading(page, "Story mirror")).toBeVisible();
  await expect(page.getByText("http://mirror.example.org/debian").first()).toBeVisible();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await field(page, "Title").fill("Story mirror, renamed");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(heading(page, "Story mirror, renamed")).toBeVisible();
});

test("what was typed and not saved is not lost by a click on a link", async ({ page }) => {
  await page.goto("/mirrors/new");
  await field(page, "Title").fill("Half a thought");
  await page.getByRole("link", { name: "Images", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Go back" }).click();
  await expect(field(page, "Title")).toHaveValue("Half a thought");
  await page.getByRole("link", { name: "Images", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(heading(page, "Images")).toBeVisible();
});

test("the catalog goes out as a file and comes in again, and a line that is wrong is named", async ({ page }) => {
  await page.goto("/settings/catalog");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download catalog.yaml" }).click();
  const yaml = await readFile(await (await downloading).path(), "utf8");

  const give = async (text: string) => {
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "catalog.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Import catalog" }).click();
  };
  await give(yaml);
  await expect(page.getByText(/0 created, 0 changed, \d+ as before/)).toBeVisible();
  await give("baseImages: []\nvariants:\n  - name: 7\n");
  await expect(page.getByRole("alert").filter({ hasText: "The file is not a valid catalog" })).toContainText("Line 3");
});
