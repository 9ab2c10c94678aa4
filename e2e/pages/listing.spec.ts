import type { Page } from "playwright/test";
import { imageListingSchema } from "#domain/image/image-listing.ts";
import { expect } from "../support/story.ts";
import { test } from "./filled-dashboard.ts";
import { findFaults } from "./look-at-page.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

/** The variant of an image's page, whose form is opened and scrolled to its listing. */
async function editListing(page: Page, image: string): Promise<void> {
  await page.goto(image);
  await page.getByRole("main").getByRole("link", { name: "Debian 12 + Docker", exact: true }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Edit Debian 12 + Docker" }).waitFor();
  await page.getByRole("heading", { name: "Listing", exact: true }).scrollIntoViewIfNeeded();
  await page.getByRole("radio", { name: "English" }).waitFor({ state: "attached" });
}

async function readListing(page: Page, image: string) {
  const answer = await page.request.get(`/api${image}/listing.json`);
  return imageListingSchema.parse(await answer.json());
}

test("an admin writes a listing in two languages, sees each as its users do, and an image that stands has it at once", async ({
  page,
  filled,
}) => {
  const image = filled.images[2] ?? "";
  await editListing(page, image);
  const card = page.getByRole("region", { name: "As users see it" });
  await expect(card.getByRole("heading", { name: "Debian 12 + Docker" })).toBeVisible();
  await field(page, "Name").last().fill("Docker, ready to run");
  await field(page, "Usage notes").fill("ssh debian@ADDRESS\nsudo docker run hello-world");
  await page.getByLabel("End of support").fill("2027-04-30");
  await expect(card.getByRole("heading", { name: "Docker, ready to run" })).toBeVisible();
  await expect(card).toContainText("Supported until Apr 30, 2027");

  await page.getByText("Persian", { exact: true }).click();
  await field(page, "Name").last().fill("داکر آماده");
  await expect(card.getByRole("article")).toHaveAttribute("dir", "rtl");
  await expect(card.getByRole("heading", { name: "داکر آماده" })).toBeVisible();
  expect(await findFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(
    page.getByRole("region", { name: "Listing" }).getByRole("heading", { name: "Docker, ready to run" }),
  ).toBeVisible();
  const listing = await readListing(page, image);
  expect(listing.texts["fa"]).toMatchObject({ direction: "rtl", name: "داکر آماده" });
  expect(listing).toMatchObject({ supportEndsOn: "2027-04-30", image: { id: image.slice("/images/".length) } });
  await page.goto(image);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "listing.json" }).click();
  expect((await download).suggestedFilename()).toBe("listing.json");
});

test("a further language is added by its tag, written in, and taken away again", async ({ page, filled }) => {
  await editListing(page, filled.images[2] ?? "");
  await page.getByRole("button", { name: "Add language" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Language tag" }).fill("EN");
  await expect(dialog.getByText("This language is there already.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Language tag" }).fill("ar");
  await expect(dialog).toContainText("Arabic");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Arabic" })).toBeChecked();
  await field(page, "Short description").fill("x".repeat(256));
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(field(page, "Short description")).toBeFocused();
  await expect(field(page, "Short description")).toHaveAccessibleDescription(/too long/);
  await page.getByText("English", { exact: true }).click();
  await expect(page.getByText("Arabic (1)")).toBeVisible();
  await page.getByText("Arabic (1)").click();
  await page.getByRole("button", { name: "Remove Arabic" }).click();
  await expect(page.getByText("Arabic")).toHaveCount(0);
});

test("a logo is uploaded and shown, and an SVG with a script in it is refused with what to do", async ({ page, filled }) => {
  await editListing(page, filled.images[2] ?? "");
  const choose = async (name: string, text: string) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload…" }).click();
    await (await chooser).setFiles({ name, mimeType: "image/svg+xml", buffer: Buffer.from(text) });
  };
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${inside}</svg>`;
  await choose("active.svg", svg("<script>alert(1)</script>"));
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This SVG holds more than a picture");
  await choose("logo.svg", svg('<circle cx="4" cy="4" r="3" fill="#0b7a4b"/>'));
  await expect(page.getByRole("radio", { name: "Uploaded" })).toBeChecked();
  await page.getByRole("button", { name: "Save changes" }).click();
  const picture = page.getByRole("main").locator('header img[src^="/api/logos/"]').first();
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  // Opened by itself it is a page of ours, in which nothing may run.
  const answer = await page.goto((await picture.getAttribute("src")) ?? "");
  expect(answer?.headers()["content-security-policy"]).toContain("sandbox");
});

test("what changed is drafted from the packages of the two newest images", async ({ page, filled }) => {
  await page.goto(filled.listed[1] ?? "");
  await page.getByRole("heading", { name: "Listing", exact: true }).scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "Draft from the newest image" }).click();
  await expect(field(page, "What changed").first()).toHaveValue(/^\+ kubeadm 1\.32\.12-1\.1/);
});

test("a variant's images are charted, each point leads to its image, and the same stands in a table", async ({
  page,
  filled,
}) => {
  await page.goto(filled.listed[0] ?? "");
  const history = page.getByRole("region", { name: "Images over time" });
  await expect(history).toContainText("the last 12 images");
  await history.getByText("As a table").click();
  await expect(history.getByRole("row")).toHaveCount(13);
  await expect(history.getByRole("row").nth(1).getByRole("link")).toHaveAttribute("href", /^\/images\//);
  await history.locator("a[title]").first().click();
  await expect(page).toHaveURL(/\/(images|builds)\//);
});
