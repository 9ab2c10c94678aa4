import { expect, test } from "vitest";
import { NEW_LISTING } from "../variant/new-listing.ts";
import { glanceCommand, glanceProperties, publishedProperties } from "./glance-properties.ts";

const IMAGE = {
  ...{ title: "Ubuntu 24.04 + Docker CE", fileName: "ubuntu-24-04-docker-ce-20261123-7.qcow2" },
  distro: "ubuntu",
  ...{ osVersion: "24.04", minDiskGib: 10, minRamMib: 1024 },
} as const;

test("lesson 10: virtio hardware and the system's name are told to Glance", () => {
  expect(glanceProperties(IMAGE)).toEqual({
    hw_disk_bus: "virtio",
    hw_vif_model: "virtio",
    os_type: "linux",
    os_distro: "ubuntu",
    os_version: "24.04",
    os_admin_user: "ubuntu",
  });
  expect(glanceProperties({ distro: "debian", osVersion: "12" })).toMatchObject({ os_distro: "debian", os_admin_user: "debian" });
});

test("the command for uploading by hand says all of it, and is safe in a shell whatever the title", () => {
  expect(glanceCommand({ ...IMAGE, title: "Docker's $(id)" }, { ...glanceProperties(IMAGE), description: "It's $(id)" })).toBe(
    [
      "openstack image create",
      "--disk-format qcow2 --container-format bare",
      "--min-disk 10 --min-ram 1024",
      "--property hw_disk_bus=virtio",
      "--property hw_vif_model=virtio",
      "--property os_type=linux",
      "--property os_distro=ubuntu",
      "--property os_version=24.04",
      "--property os_admin_user=ubuntu",
      "--property 'description=It'\\''s $(id)'",
      "--file ubuntu-24-04-docker-ce-20261123-7.qcow2",
      "'Docker'\\''s $(id)'",
    ].join(" \\\n  "),
  );
});

test("a label never says of the system what is not so", () => {
  const labels = [{ key: "os_type", value: "windows" }];
  expect(publishedProperties(IMAGE, { labels, summary: "Docker.", listing: NEW_LISTING })).toMatchObject({
    os_type: "linux",
    description: "Docker.",
  });
});
