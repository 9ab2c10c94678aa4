import { type HostId, hostIdSchema } from "#domain/id.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { type Db, openDb } from "#server/db/client.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { expect } from "../support/story.ts";
import { putCheckpointBuild } from "./put-checkpoint-build.ts";
import { test } from "./shared-dashboard.ts";

/** A host at which nobody answers: what is queued for it waits. */
function putSilentHost(db: Db): HostId {
  const id = newId(hostIdSchema);
  const address = { transport: "ssh", address: "127.0.0.1", port: 9, user: "builder" } as const;
  insertHost(db, { id, name: "silent", ...address, folder: "/var/lib/mib", connection: "new" });
  return id;
}

test("a failed build whose disk is kept goes on from the step that failed, and the new build says what it continues", async ({
  page,
  dashboard,
}) => {
  const folder = openDataFolder(dashboard.environment.MIB_DATA_DIR);
  const db = openDb(folder.database);
  const id = putCheckpointBuild(db, folder, putSilentHost(db));
  db.$client.close();
  await page.goto(`/builds/${id}`);
  await expect(
    page.getByText(/^The disk as it stood before “Pull container images” stays on silent for another 23h \d\d min/),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Retry from the beginning" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Try through another mirror" })).toBeVisible();
  const number = /#\d+/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[0];

  await page.getByRole("button", { name: "Retry from “Pull container images”" }).click();
  const origin = page.getByRole("link", { name: `Retry of ${number}, from “Pull container images”` });
  await expect(origin).toBeVisible();
  await expect(page.getByRole("status").getByText("Queued")).toBeVisible();
  await origin.click();
  await expect(page).toHaveURL(new RegExp(`/builds/${id}$`));
});
