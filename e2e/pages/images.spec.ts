import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { DOWNLOAD_TOOLS } from "#domain/image/download-commands.ts";
import { expect } from "../support/story.ts";
import { NO_DISK } from "./fill-catalog.ts";
import { test } from "./filled-dashboard.ts";

const run = promisify(execFile);

test("from an image one searches another, and sees which packages and files came, went and changed", async ({ page, filled }) => {
  const [proven = "", , plain = ""] = filled.images;
  await page.goto(proven);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox", { name: "Search images" }).fill("debian docker");
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("link", { name: /debian-12-docker/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Comparison" })).toBeVisible();
  await expect(page).toHaveURL(/\/images\/[0-9a-f-]+\/compare\/[0-9a-f-]+$/);
  await expect(page.getByRole("table", { name: "Both images" }).getByRole("row", { name: /Packages/ })).toContainText(/[+-]1$/);

  const from = plain.slice("/images/".length);
  await page.goto(`${plain}/compare/${proven.slice("/images/".length)}`);
  const packages = page.getByRole("table", { name: "Packages" });
  await expect(packages.getByRole("row", { name: /^docker\.io Removed 20\.10\.24/ })).toBeVisible();
  await expect(packages.getByRole("row", { name: /^kubeadm Added 1\.32\.12/ })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search packages" }).fill("libsample1");
  await expect(packages.getByRole("row", { name: /^libsample10 Upgraded 1\.10-1 1\.10-2/ })).toBeVisible();
  await expect(packages.getByRole("row", { name: /^libsample1 Downgraded 1\.1-2 1\.1-1/ })).toBeVisible();
  await expect(page).toHaveURL(/q=libsample1$/);

  await page.getByRole("link", { name: "Swap" }).click();
  await expect(page).toHaveURL(new RegExp(`/compare/${from}`));
  await expect(packages.getByRole("row", { name: /^libsample10 Downgraded 1\.10-2 1\.10-1/ })).toBeVisible();
});

test("changed files are walked through folder by folder, and the address brings another reader to the same place", async ({
  page,
  filled,
}) => {
  await page.goto(filled.comparisons[1] ?? "");
  const files = page.getByRole("table", { name: "Files" });
  await files.getByRole("button", { name: "usr" }).press("Enter");
  await expect(page.getByRole("navigation", { name: "Folder" }).getByText("usr")).toBeFocused();
  await files.getByRole("button", { name: "bin" }).click();
  await expect(files.getByRole("row", { name: /^kubelet Added \+77 MB/ })).toBeVisible();
  await expect(files.getByRole("row", { name: /^dockerd Removed -81 MB/ })).toBeVisible();
  await page.reload();
  await expect(files.getByRole("row", { name: /^kubelet Added/ })).toBeVisible();

  await page.getByRole("navigation", { name: "Folder" }).getByRole("button", { name: "/" }).click();
  await expect(files.getByRole("button", { name: "usr" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search files" }).fill(".so");
  await expect(page.getByRole("status").filter({ hasText: "1 to 100 of" })).toBeVisible();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByRole("status").filter({ hasText: "101 to" })).toBeVisible();
});

test("the treemap opens folder after folder by the keyboard alone, and leads back", async ({ page, filled }) => {
  await page.goto(filled.images[0] ?? "");
  await page.getByRole("tab", { name: "Directories" }).click();
  const tiles = page.getByRole("toolbar", { name: "Folders and files by size" });
  await tiles.getByRole("button", { name: /^usr\b/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(tiles.getByRole("button", { name: /^var\b/ })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const path = page.getByRole("navigation", { name: "Folder" });
  await expect(path.getByText("usr")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: /^\/usr holds .* files\.$/ })).toBeVisible();
  await tiles.getByRole("button", { name: /^lib\b/ }).click();
  await expect(path.getByText("lib")).toBeVisible();
  await path.getByRole("button", { name: "/" }).click();
  await expect(tiles.getByRole("button", { name: /^boot\b/ })).toBeVisible();
});

for (const tool of DOWNLOAD_TOOLS)
  test(`the command for ${tool} fetches the image in a shell into which it was copied`, async ({ page, filled }) => {
    await page.goto(filled.images[0] ?? "");
    const fileName = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await page.getByRole("tab", { name: "Command line" }).click();
    const command = (await page.getByRole("region", { name: tool, exact: true }).textContent()) ?? "";
    const folder = await mkdtemp(join(tmpdir(), "mib-download-"));
    try {
      await run("sh", ["-c", command], { cwd: folder });
      expect(await readFile(join(folder, fileName), "utf8")).toBe(NO_DISK);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
