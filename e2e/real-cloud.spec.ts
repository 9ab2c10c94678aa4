import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "playwright/test";
import { stringify } from "yaml";
import { openCloudServices } from "../builder-agent/testing/openstack/open-cloud.ts";

test("npm run test:openstack tells its whole story on a cloud of clouds.yaml, and leaves nothing there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mib-real-cloud-"));
  const cloud = await openCloudServices();
  try {
    const { signIn, authUrl } = cloud.admin;
    if (signIn.kind !== "password") throw new Error("The tests’ cloud is entered by password.");
    const { userName, userDomain, projectName, projectDomain } = signIn;
    const auth = {
      ...{ auth_url: authUrl, username: userName, password: cloud.password, project_name: projectName },
      ...{ user_domain_name: userDomain, project_domain_name: projectDomain },
    };
    const file = join(folder, "clouds.yaml");
    writeFileSync(file, stringify({ clouds: { site: { auth } } }));
    const told = await execa("npm", ["run", "-s", "test:openstack", "--", "--cloud", "site"], {
      reject: false,
      env: { OS_CLIENT_CONFIG_FILE: file },
    });
    expect(told.stdout).toContain("6 passed, 0 failed");
    expect(told.exitCode).toBe(0);
    expect((await cloud.openstack("image list --all -f value")).trim()).toBe("");
    expect((await cloud.openstack("image list --hidden -f value")).trim()).toBe("");
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
