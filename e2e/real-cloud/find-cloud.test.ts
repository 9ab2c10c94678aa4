import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { findCloud } from "./find-cloud.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mib-find-cloud-"));
  vi.stubEnv("OS_CLIENT_CONFIG_FILE", join(folder, "clouds.yaml"));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
});

function write(name: string, cloud: object): void {
  writeFileSync(join(folder, name), JSON.stringify({ clouds: { site: cloud } }));
}

const AUTH = { auth_url: "https://keystone.example.org/v3", username: "ada", project_name: "images" };

test("a cloud is found with its secret, its region and the certificate that its file names", () => {
  write("clouds.yaml", { auth: { ...AUTH, password: "s3cret" }, region_name: "north", cacert: "ca.pem" });
  writeFileSync(join(folder, "ca.pem"), "-----BEGIN CERTIFICATE-----\n");
  expect(findCloud("site")).toMatchObject({
    cloud: { authUrl: AUTH.auth_url, region: "north", caCertificate: "-----BEGIN CERTIFICATE-----\n" },
    secret: "s3cret",
  });
});

test("a secret may stand in secure.yaml beside it; where there is none, both files are named", () => {
  write("clouds.yaml", { auth: AUTH });
  expect(() => findCloud("site")).toThrow(/no password and no secret for site, and secure.yaml/);
  write("secure.yaml", { auth: { password: "hidden" } });
  expect(findCloud("site").secret).toBe("hidden");
});

test("a cloud that is not there is refused with those that are", () => {
  write("clouds.yaml", { auth: { ...AUTH, password: "s3cret" } });
  expect(() => findCloud("other")).toThrow(/has no cloud other; it has site/);
});
