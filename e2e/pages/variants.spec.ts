import type { Page } from "playwright/test";
import { expect } from "../support/story.ts";
import { test } from "./shared-dashboard.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${label}$`) }).click();
  await page.getByRole("option", { name: option }).click();
}

test("what a list of variants is narrowed to, its order and its look stay in the address", async ({ page }) => {
  await page.goto("/variants");
  // Other stories of this dashboard have left variants of their own.
  const rowOf = (title: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name: title, exact: true }) });
  await choose(page, "Distribution", "Debian");
  await expect(rowOf("Ubuntu 24.04 + Kubernetes")).toHaveCount(0);
  await expect(rowOf("Debian 12 + Docker CE")).toHaveCount(1);
  await choose(page, "Parts", "Kubernetes");
  await expect(rowOf("Debian 12 + Docker CE")).toHaveCount(0);
  await expect(rowOf("Debian 12 + Kubernetes")).toHaveCount(1);
  await choose(page, "State", "No image yet");
  await choose(page, "Order", "Last built first");
  await page.getByRole("radio", { name: "Cards" }).click({ force: true });
  const card = page.getByRole("list", { name: "Variants" }).getByRole("heading", { name: "Debian 12 + Kubernetes", exact: true });
  await expect(card).toBeVisible();
  await expect(page).toHaveURL(/view=cards.*distro=debian.*part=kubernetes.*state=unbuilt.*sort=built/);

  await page.reload();
  await expect(card).toBeVisible();
  await choose(page, "State", "Last build failed");
  await expect(page.getByText("No variant fits all that is asked for here.")).toBeVisible();
  await page.getByRole("link", { name: "Show all variants" }).click();
  await expect(rowOf("Ubuntu 24.04 + Kubernetes")).toHaveCount(1);
  await expect(heading(page, "Variants")).toBeVisible();
});

/** A variant of this story's own. */
async function makeVariant(page: Page, title: string): Promise<void> {
  await page.goto("/variants/new");
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(title.toLowerCase().replaceAll(" ", "-"));
  await page.getByRole("button", { name: "Create variant" }).click();
  await expect(heading(page, title)).toBeVisible();
}

test("a variant is edited as YAML, wrong lines are named as one types, and any revision can be compared and brought back", async ({
  page,
}) => {
  await makeVariant(page, "Yaml story");
  await page.getByRole("link", { name: "YAML", exact: true }).click();
  const editor = page.getByRole("textbox", { name: "Variant as YAML" });
  await expect(editor).toHaveValue(/^name: yaml-story\n/);
  const yaml = await editor.inputValue();
  const line = yaml.split("\n").findIndex((text) => text.startsWith("upgrade:")) + 1;

  await editor.fill(yaml.replace("upgrade: security", "upgrade: never"));
  await expect(editor).toHaveAccessibleDescription(new RegExp(`Line ${line}.*upgrade`));
  await page.getByRole("button", { name: `Line ${line}` }).click();
  await expect(editor).toBeFocused();
  await page.keyboard.type("upgrade: all");
  await expect(editor).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(heading(page, "Yaml story")).toBeVisible();

  await page.getByRole("link", { name: "Compare", exact: true }).click();
  const difference = page.getByRole("region", { name: "From revision 1 to revision 2" });
  await expect(difference).toContainText("upgrade: security");
  await expect(difference).toContainText("upgrade: all");
  await page.getByRole("button", { name: "Restore revision 1" }).click();
  await expect(page.getByText("Revision 1 is back, as revision 3.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Revision 1 is back")).toBeHidden();
  await page.getByRole("link", { name: "Yaml story" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Revision 4" })).toContainText("upgrade");
});

test("a variant is made of a file of one", async ({ page }) => {
  await makeVariant(page, "Original");
  await page.getByRole("link", { name: "YAML", exact: true }).click();
  const yaml = await page.getByRole("textbox", { name: "Variant as YAML" }).inputValue();
  await page.goto("/variants");
  await page.getByRole("link", { name: "Import YAML" }).click();
  await page.locator("input[type=file]").setInputFiles({ name: "v.yaml", mimeType: "text/yaml", buffer: Buffer.from(yaml) });
  const editor = page.getByRole("textbox", { name: "Variant as YAML" });
  await expect(editor).toHaveAccessibleDescription(/This name is taken/);
  await editor.fill(yaml.replace("name: original", "name: from-file").replace("title: Original", "title: From a file"));
  await page.getByRole("button", { name: "Create variant" }).click();
  await expect(heading(page, "From a file")).toBeVisible();
});

test("what was archived is brought back by the button that has the focus", async ({ page }) => {
  await makeVariant(page, "Second thoughts");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Second thoughts is archived.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Build Second thoughts" })).toBeVisible();
  await expect(page.getByText("This is archived")).toBeHidden();
});

test("a catalog file is corrected where it is wrong before it is imported", async ({ page }) => {
  await page.goto("/settings/catalog");
  const buffer = Buffer.from("baseImages: []\nvariants:\n  - name: 7\n");
  await page.locator("input[type=file]").setInputFiles({ name: "own.yaml", mimeType: "text/yaml", buffer });
  const editor = page.getByRole("textbox", { name: "own.yaml" });
  await expect(editor).toHaveAccessibleDescription(/Line 3/);
  await editor.fill("baseImages: []\n");
  await expect(editor).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Import catalog" }).click();
  await expect(page.getByText(/0 created, 0 changed, 0 as before/)).toBeVisible();
});
