import { expect, test } from "vitest";
import { findPartition, parseFstab } from "./fstab.ts";

test("everything of the image's disk is named, parents before children; root, swap and pseudo filesystems are not", () => {
  const fstab = `# /etc/fstab
LABEL=cloudimg-rootfs\t/\t ext4\tdiscard,commit=30,errors=remount-ro\t0 1
LABEL=UEFI\t/boot/efi\tvfat\tumask=0077\t0 1
LABEL=BOOT\t/boot\text4\tdefaults\t0 2
/swapfile none swap sw 0 0
tmpfs /tmp tmpfs defaults 0 0
`;
  expect(parseFstab(fstab)).toEqual([
    { source: "LABEL=BOOT", target: "/boot" },
    { source: "LABEL=UEFI", target: "/boot/efi" },
  ]);
});

test("LABEL, UUID and PARTUUID find their partition, in any case; a device name finds none", () => {
  const partition = {
    number: 16,
    device: "/dev/loop0p16",
    filesystem: { type: "ext4", uuid: "AB-12", label: "BOOT", partUuid: "11aa" },
  };
  for (const source of ["LABEL=BOOT", 'UUID="ab-12"', "PARTUUID=11AA"])
    expect(findPartition({ source, target: "/boot" }, [partition])).toBe(partition);
  expect(findPartition({ source: "/dev/sda1", target: "/boot" }, [partition])).toBeUndefined();
});
