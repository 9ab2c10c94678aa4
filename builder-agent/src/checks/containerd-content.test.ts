import { expect, test } from "vitest";
import { readCheckedImages } from "./containerd-content.ts";

/** As containerd 1.6.20 prints it. */
const OUTPUT = `REF                     TYPE                                                 DIGEST                                                                  STATUS         SIZE                UNPACKED
k8s.gcr.io/pause:3.2    application/vnd.oci.image.manifest.v1+json           sha256:4a1c4b21597c1b4415bdbecb28a3296c6b5e23ca4f9feeb599860a1dac6a0108 complete (3/3) 340.1 KiB/340.1 KiB true
k8s.gcr.io/etcd:3.4     application/vnd.oci.image.manifest.v1+json           sha256:4ad90a11b55313b182afc186b9876c8e891531b8db4c9bf1541953021618d0e2 incomplete (2/5) 1.0 KiB/9.0 MiB false
`;

test("whether each image is whole and unpacked is read from ctr's table", () => {
  expect([...readCheckedImages(OUTPUT)]).toEqual([
    ["k8s.gcr.io/pause:3.2", { isComplete: true, isUnpacked: true }],
    ["k8s.gcr.io/etcd:3.4", { isComplete: false, isUnpacked: false }],
  ]);
});
