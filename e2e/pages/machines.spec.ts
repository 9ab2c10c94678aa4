import type { Page } from "playwright/test";
import { personIdSchema } from "#domain/id.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { openDb } from "#server/db/client.ts";
import { expect } from "../support/story.ts";
import { putKeptBuild } from "./put-kept-build.ts";
import { test } from "./shared-dashboard.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

const CLOUDS = `clouds:
  south:
    auth:
      auth_url: https://keystone.example.org/v3
      username: ada
      password: s3cret
      project_name: images
`;

/** Goes to a new target's settings. */
async function beginTarget(page: Page, name: string): Promise<void> {
  await page.goto("/targets/new");
  await field(page, "clouds.yaml or openrc").fill(CLOUDS);
  await page.getByRole("button", { name: "Read credentials" }).click();
  await field(page, "Name").fill(name);
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

test("a cloud target is given a relay host, and a server's flavor and network, both or neither", async ({ page }) => {
  await beginTarget(page, "south");
  await choose(page, "Relay host", "local");
  await field(page, "Flavor").fill("m1.small");
  await page.getByRole("button", { name: "Save and check" }).click();
  await expect(field(page, "Network")).toHaveAccessibleDescription(/Fill this in/);
  await field(page, "Network").fill("builds");
  await page.getByRole("button", { name: "Save and check" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "south" })).toBeVisible();
  await expect(page.getByRole("link", { name: "local" })).toBeVisible();
  await expect(page.getByText("m1.small on builds")).toBeVisible();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await field(page, "Flavor").fill("");
  await field(page, "Network").fill("");
  await choose(page, "Relay host", /^None/);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Nothing is built in this cloud")).toBeVisible();
});

test("Kubernetes with its container images is built on a running machine unless its admin says otherwise", async ({ page }) => {
  await beginTarget(page, "east");
  await field(page, "Flavor").fill("m1.small");
  await field(page, "Network").fill("builds");
  await page.getByRole("button", { name: "Save and check" }).click();
  await expect(page.getByText("m1.small on builds")).toBeVisible();
  await page.goto("/variants/new");
  await field(page, "Title").fill("Cluster");
  await field(page, "Name").fill("cluster");
  const [inFiles, onMachine] = [
    page.getByRole("radio", { name: "In its files" }),
    page.getByRole("radio", { name: "On a running machine" }),
  ];
  await expect(inFiles).toBeChecked();
  await expect(onMachine).toHaveAccessibleDescription(/own containerd/);
  await page.getByRole("button", { name: "Add part" }).click();
  await page.getByRole("menuitem", { name: "Kubernetes" }).click();
  await page.getByText("Pull container images into the image").click();
  await expect(onMachine).toBeChecked();
  await choose(page, "The machine runs", /In east/);
  await page.getByRole("button", { name: "Create variant" }).click();
  await expect(page.getByRole("link", { name: "On a running machine of a cloud target" })).toBeVisible();

  await page.getByRole("button", { name: "Build Cluster" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("On a running machine in east")).toBeVisible();
  await dialog.getByText("Keep the machine if the build fails").click();
  await dialog.getByLabel("Your SSH public key").fill("no key at all");
  await dialog.getByRole("button", { name: "Start build" }).click();
  await expect(dialog.getByLabel("Your SSH public key")).toHaveAccessibleDescription(/one line of an SSH public key/);
});

test("the page of a build whose failed machine is kept says how to get in, and lets it go", async ({ page, dashboard }) => {
  const folder = openDataFolder(dashboard.environment.MIB_DATA_DIR);
  const db = openDb(folder.database);
  const personId = personIdSchema.parse(db.$client.prepare("select id from person").pluck().get());
  const id = putKeptBuild(db, folder, personId);
  db.$client.close();
  await page.goto(`/builds/${id}`);
  await expect(page.getByText("ssh root@203.0.113.7")).toBeVisible();
  await page.getByRole("button", { name: "Let it go" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Let it go" }).click();
  await expect(page.getByRole("status").getByText("Cancelled")).toBeVisible();
});
