import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { mib, runMib } from "./support/mib.ts";
import { ADMIN, expect, test } from "./support/story.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const buildSchema = z.strictObject({
  buildId: z.uuid(),
  imageId: z.uuid(),
  file: z.string().startsWith("/"),
  sizeBytes: z.number().positive(),
  virtualSizeBytes: z.literal(6 * 1024 ** 3),
  sha256: hash,
  durationMs: z.number().positive(),
  steps: z.array(z.strictObject({ id: z.string(), outcome: z.string(), durationMs: z.number() })).min(10),
});

test("mib does what its contract says against a running dashboard", async ({ folders, start }) => {
  const dashboard = await start();
  const run = (...args: string[]) => mib(dashboard, args);
  const admin = await mib(dashboard, ["setup", "--email", ADMIN.email, "--password-stdin"], ADMIN.password);
  expect(admin).toEqual({ userId: expect.any(String) });
  const login = await mib(
    dashboard,
    ["login", "--email", ADMIN.email, "--password-stdin", "--url", dashboard.url],
    ADMIN.password,
  );
  expect(login).toEqual({ userId: expect.any(String), role: "admin" });

  const names = z.array(z.looseObject({ name: z.string() })).parse(await run("variants"));
  expect(names.map(({ name }) => name)).toContain("ubuntu-24-04-kubernetes-prepulled");
  expect(await run("hosts")).toMatchObject([{ name: "local" }]);

  const build = buildSchema.parse(await run("build", "debian-12-docker", "--wait"));
  expect(createHash("sha256").update(readFileSync(build.file)).digest("hex")).toBe(build.sha256);
  expect(await run("images", "--variant", "debian-12-docker")).toMatchObject([{ id: build.imageId, sha256: build.sha256 }]);
  expect(await run("builds")).toMatchObject([{ id: build.buildId, state: "succeeded" }]);

  const copy = join(folders.data, "copy.qcow2");
  expect(await run("download", build.imageId, "-o", copy)).toEqual({
    file: copy,
    sizeBytes: build.sizeBytes,
    sha256: build.sha256,
  });

  const catalog = join(folders.data, "catalog.yaml");
  writeFileSync(catalog, await runMib(dashboard, ["export"]));
  expect(await run("import", catalog)).toEqual({ created: 0, updated: 0, unchanged: 14 });

  const wrong = await execa("npm", ["run", "-s", "mib", "--", "build", "nothing-of-that-name", "--json"], {
    env: dashboard.environment,
    reject: false,
  });
  expect(wrong.exitCode).toBe(1);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: "NOT_FOUND", message: expect.any(String) } });
  expect((await execa("npm", ["run", "-s", "mib", "--", "biuld"], { env: dashboard.environment, reject: false })).exitCode).toBe(
    2,
  );
});
