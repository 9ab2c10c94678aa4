#!/bin/bash
# The yardstick of the chroot pipeline: the same commands for "Debian 12 + Docker" in a bare script, with none of the product's checks,
# journal, ledger or isolation. usage: bare-build.sh WORKDIR PACKAGES,OF,THE,BASE ; prints "STEP SECONDS" lines on file descriptor 3.
[ -n "${IN_NAMESPACE:-}" ] || IN_NAMESPACE=1 exec unshare --mount --propagation private bash "$0" "$@"
set -euo pipefail
W=$(realpath "$1"); packages=$2; M=$W/root; RAW=$W/base.raw; DISK=$W/disk.qcow2; mkdir -p "$M" "$W/nbd"; LOOP=
last=$(date +%s.%N)
done_with() { local now; now=$(date +%s.%N); echo "$1 $(echo "$now - $last" | bc)" >&3; last=$now; }
release() {
  set +e; umount -R "$M" 2>/dev/null
  [ -n "$LOOP" ] && { partx -d "$LOOP"; losetup -d "$LOOP"; } 2>/dev/null
  fusermount3 -u "$W/nbd" 2>/dev/null; [ -s "$W/nbd.pid" ] && kill "$(cat "$W/nbd.pid")" 2>/dev/null
}
trap release EXIT
sources=$(awk '/^URIs:/{print $2}' /etc/apt/sources.list.d/debian.sources | sort -u)
archive=$(grep -m1 '/debian/\?$' <<<"$sources"); security=$(grep -m1 security <<<"$sources")

truncate -s 2560M "$RAW"
sgdisk -n 14:2048:10239 -t 14:ef02 -n 15:10240:227327 -t 15:ef00 -n 1:227328:0 -t 1:8300 -A 1:set:2 "$RAW" >/dev/null
LOOP=$(losetup -f --show "$RAW"); partx -a "$LOOP"
mkfs.ext4 -q -L cloudimg-rootfs -m 1 "${LOOP}p1"; mount "${LOOP}p1" "$M"
done_with partition-base
mmdebstrap --mode=root --variant=minbase --quiet --include="$packages" --aptopt='APT::Install-Recommends "false"' \
  bookworm "$M" "deb $archive bookworm main" "deb $archive bookworm-updates main" "deb $security bookworm-security main" >/dev/null 2>&1
done_with bootstrap-base
for d in dev proc sys; do mount --rbind "/$d" "$M/$d"; done
chroot "$M" grub-install --target=i386-pc --modules="part_gpt ext2" "$LOOP" >/dev/null 2>&1
chroot "$M" update-grub >/dev/null 2>&1
done_with install-bootloader
ln -sf ../run/systemd/resolve/stub-resolv.conf "$M/etc/resolv.conf"; chroot "$M" apt-get clean; rm -rf "$M"/var/lib/apt/lists/*_*
printf 'LABEL=cloudimg-rootfs / ext4 defaults,discard 0 1\n' > "$M/etc/fstab"
sync -f "$M"; umount -R "$M"; partx -d "$LOOP"; losetup -d "$LOOP"; LOOP=
qemu-img convert -O qcow2 "$RAW" "$W/base.qcow2"; rm "$RAW"
done_with seal-base

qemu-img create -q -f qcow2 -b "$W/base.qcow2" -F qcow2 "$DISK" 6G
done_with create-disk
qemu-nbd -t -k "$W/sock" -f qcow2 --discard=unmap --detect-zeroes=unmap --cache=writeback -e 8 --fork --pid-file="$W/nbd.pid" "$DISK"
nbdfuse "$W/nbd/disk" --unix "$W/sock" & for _ in $(seq 100); do [ -s "$W/nbd/disk" ] && break; sleep .05; done
LOOP=$(losetup -f --show --direct-io=on "$W/nbd/disk"); partx -a "$LOOP"
done_with attach
sgdisk -e "$LOOP" >/dev/null; partx -u "$LOOP"
done_with move-backup-header
growpart "$LOOP" 1 >/dev/null; partx -u "$LOOP"
done_with grow-root-partition
e2fsck -fp "${LOOP}p1" >/dev/null || [ $? -le 1 ]; resize2fs "${LOOP}p1" >/dev/null 2>&1
done_with grow-filesystem
mount "${LOOP}p1" "$M"; for d in dev proc sys; do mount --rbind "/$d" "$M/$d"; done
mount -t tmpfs tmpfs "$M/run"; mkdir -p "$M/run/systemd/resolve"; cp /etc/resolv.conf "$M/run/systemd/resolve/stub-resolv.conf"
printf '#!/bin/sh\nexit 101\n' > "$M/usr/sbin/policy-rc.d"; chmod 755 "$M/usr/sbin/policy-rc.d"
C=(chroot "$M" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
done_with mount
"${C[@]}" apt-get -q update >/dev/null
done_with refresh-package-lists
"${C[@]}" apt-get -q -y upgrade >/dev/null
done_with upgrade-packages
"${C[@]}" apt-get -q -y -o Dpkg::Options::=--force-confold install --no-install-recommends docker.io containerd iptables >/dev/null 2>&1
done_with install-packages
mkdir -p "$M/etc/docker"; echo '{"log-opts":{"max-size":"50m","max-file":"3"},"live-restore":true}' > "$M/etc/docker/daemon.json"
printf '#cloud-config\nsystem_info:\n  default_user:\n    groups: [adm, sudo, docker]\n' > "$M/etc/cloud/cloud.cfg.d/99-docker.cfg"
done_with configure-parts
"${C[@]}" apt-get clean; rm -rf "$M"/var/lib/apt/lists/*_* "$M"/usr/sbin/policy-rc.d "$M"/etc/ssh/ssh_host_* "$M"/var/lib/cloud/*; : > "$M/etc/machine-id"
umount -R "$M/run" "$M/sys" "$M/proc" "$M/dev"
done_with clean-image
chroot "$M" dpkg-query -W > "$W/packages.txt"; (cd "$M"; find . -xdev -type f -print0 | xargs -0 sha256sum > "$W/files.txt")
done_with take-inventory
sync -f "$M"; fstrim "$M"
done_with trim-filesystem
umount "$M"; e2fsck -fn "${LOOP}p1" >/dev/null 2>&1
done_with check-filesystem
partx -d "$LOOP"; losetup -d "$LOOP"; LOOP=; for _ in $(seq 100); do fusermount3 -u "$W/nbd" 2>/dev/null && break; sleep .1; done
p=$(cat "$W/nbd.pid"); kill "$p"; while kill -0 "$p" 2>/dev/null; do sleep .05; done
done_with detach
qemu-img convert -c -m 16 -W -O qcow2 "$DISK" "$W/image.qcow2"; qemu-img check -q "$W/image.qcow2"
done_with compact-image
sha256sum "$W/image.qcow2" >/dev/null & sha512sum "$W/image.qcow2" >/dev/null; wait %% 2>/dev/null || true
done_with seal-image
