import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { test as base, expect, type Page } from "playwright/test";
import { type Dashboard, type Folders, makeFolders, startDashboard } from "./dashboard.ts";
import { endJobs } from "./end-jobs.ts";
import { comeToLife } from "./until-alive.ts";

type Shared = { readonly agentFolder: string };

type Own = {
  /** Data and configuration of this story's dashboard, and the agent's shared folder. */
  readonly folders: Folders;
  /** Starts a dashboard on the story's folders; whatever still runs when the story ends is stopped. */
  readonly start: (port?: number) => Promise<Dashboard>;
};

export const ADMIN = { email: "admin@example.org", name: "Ada", password: "correct horse battery" };

/** Stories share one folder of this machine's agent, so that the base image is made once. When they end, nothing of it may be held. */
export const test = base.extend<Own, Shared>({
  agentFolder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "mib-e2e-agent-"));
      await use(folder);
      await expectNothingHeld(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  folders: async ({ agentFolder }, use) => {
    const { remove, ...folders } = makeFolders(agentFolder);
    await use(folders);
    remove();
  },
  page: ({ page }, use) => use(comeToLife(page)),
  start: async ({ folders, agentFolder }, use) => {
    const started: Dashboard[] = [];
    await use(async (port) => {
      const dashboard = await startDashboard(folders, port);
      started.push(dashboard);
      return dashboard;
    });
    for (const dashboard of started) await dashboard.stop();
    // An image that was just built is being verified.
    await endJobs(agentFolder);
  },
});

export { expect };

/** No mount, loop device or workspace of any job is left. */
export async function expectNothingHeld(folder: string): Promise<void> {
  const { stdout: loops } = await execa("losetup", ["--list", "--noheadings", "--output", "BACK-FILE"]);
  expect(loops.split("\n").filter((line) => line.includes(folder))).toEqual([]);
  expect(
    readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .filter((line) => line.includes(folder)),
  ).toEqual([]);
  const { stdout: workspaces } = existsSync(join(folder, "workspaces"))
    ? await execa("ls", [join(folder, "workspaces")])
    : { stdout: "" };
  expect(workspaces).toBe("");
}

/** Opens the one-time link and makes the first admin. */
export async function setUp(page: Page, { setupUrl }: Dashboard): Promise<void> {
  if (setupUrl === undefined) throw new Error("npm run up printed no set-up link.");
  await page.goto(setupUrl);
  await page.getByLabel("Name").fill(ADMIN.name);
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Create admin" }).click();
  await expect(page.getByRole("navigation")).toBeVisible();
}

/** Signs somebody in through the page, and waits until the dashboard is there. */
export async function signIn(
  page: Page,
  { url }: Dashboard,
  { email, password }: Pick<typeof ADMIN, "email" | "password">,
): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation")).toBeVisible();
}
