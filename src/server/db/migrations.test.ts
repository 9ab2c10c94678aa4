import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDb } from "./client.ts";

type Row = Record<string, unknown>;

/** The migrations as they were when only the first `count` of them had landed. */
function earlierMigrations(folder: string, count: number): string {
  const earlier = join(folder, `migrations-${count}`);
  cpSync("drizzle", earlier, { recursive: true });
  const file = join(earlier, "meta/_journal.json");
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return earlier;
}

const ROWS: readonly (readonly [table: string, row: Row])[] = [
  ["builder_host", { id: "host", name: "local", transport: "local", folder: "/nowhere", connection: "ready" }],
  ["variant", { id: "variant", name: "docker", definition: "{}" }],
  [
    "job",
    {
      ...{ id: "build", kind: "build", number: 7, variant_id: "variant", recipe: "{}", recipe_hash: "h", is_reuse_allowed: 1 },
      ...{ state: "succeeded", host_id: "host", journal_bytes: 12, person_id: "gone" },
    },
  ],
  ["step", { job_id: "build", position: 0, step_id: "check-host", state: "succeeded" }],
  [
    "image",
    {
      ...{ id: "build", build_id: "build", variant_id: "variant", file_name: "a.qcow2", size_bytes: 1, virtual_size_bytes: 2 },
      ...{ sha256: "a", sha512: "b", package_count: 3, file_count: 4, content_bytes: 5 },
    },
  ],
];

test("a catalog of the first release keeps every row through all migrations since", () => {
  const folder = mkdtempSync(join(tmpdir(), "mib-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "catalog.db");
  const old = openDb(file, earlierMigrations(folder, 1)).$client;
  for (const [table, row] of ROWS) {
    const names = Object.keys(row);
    old.prepare(`insert into ${table} (${names.join()}) values (${names.map(() => "?").join()})`).run(...Object.values(row));
  }
  old.close();

  const { $client: client } = openDb(file);
  onTestFinished(() => void client.close());
  for (const [table, row] of ROWS) expect(client.prepare(`select * from ${table}`).all()).toMatchObject([row]);
  expect(client.prepare("select variant_id, image_id, disk_file, mirror_profile_id from job").all()).toEqual([
    { variant_id: "variant", image_id: null, disk_file: null, mirror_profile_id: null },
  ]);
  expect(client.pragma("foreign_key_check")).toEqual([]);
  expect(() => client.exec("delete from job")).toThrow(/FOREIGN KEY/);
});

test("a cloud target of before there were relay hosts and machines has neither", () => {
  const folder = mkdtempSync(join(tmpdir(), "mib-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "catalog.db");
  const old = openDb(file, earlierMigrations(folder, 3)).$client;
  old.exec(`insert into cloud_target (id, name, definition) values ('target', 'site', '{"keepCount":2}')`);
  old.close();

  const { $client: client } = openDb(file);
  onTestFinished(() => void client.close());
  expect(client.prepare("select definition from cloud_target").all()).toEqual([
    { definition: '{"keepCount":2,"relayHostId":null,"machines":null}' },
  ]);
});
