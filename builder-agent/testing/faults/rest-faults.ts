import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { CTR } from "../../src/tools/containerd.ts";
import type { FileFault, ProgramFault } from "./spoilt-root.ts";

const BLOBS = "/var/lib/containerd/io.containerd.content.v1.content/blobs/sha256";

/** What breaks each check of an image's files, by the check's id. All of them go into one image. */
export const FILE_FAULTS: Readonly<Record<string, FileFault>> = {
  "machine-id-empty": (root) => root.write("/etc/machine-id", "0123456789abcdef0123456789abcdef\n"),
  "dbus-machine-id": (root) => root.write("/var/lib/dbus/machine-id", "0123456789abcdef0123456789abcdef\n"),
  "ssh-host-keys-absent": (root) => root.write("/etc/ssh/ssh_host_ed25519_key", "a key\n"),
  "hostname-generic": (root) => root.write("/etc/hostname", "builder-7\n"),
  "random-seed-absent": (root) => root.write("/var/lib/systemd/random-seed", "not random any more"),
  "passwords-absent": (root) => root.replace("/etc/shadow", /^root:[^:]*:/m, "root:$6$salt$hash:"),
  "root-alone-is-root": (root) => root.append("/etc/passwd", "toor:x:0:0::/root:/bin/sh\n"),
  "authorized-keys-absent": (root) => root.write("/root/.ssh/authorized_keys", "ssh-ed25519 AAAA builder\n"),
  "histories-absent": (root) => root.write("/root/.bash_history", "apt-get install\n"),
  "apt-lists-absent": (root) => root.write("/var/lib/apt/lists/deb.example_Packages", "Package: one\n"),
  "cloud-init-state-absent": (root) => root.write("/var/lib/cloud/data/previous-instance-id", "i-1\n"),
  "mail-absent": (root) => root.write("/var/mail/root", "From cron\n"),
  "cron-spool-empty": (root) => root.write("/var/spool/cron/crontabs/root", "* * * * * true\n"),
  "crash-dumps-absent": (root) => root.write("/var/crash/_usr_bin_one.0.crash", "memory\n"),
  "dhcp-leases-absent": (root) => root.write("/var/lib/dhcp/dhclient.eth0.leases", "lease {}\n"),
  "network-rules-absent": (root) => root.write("/etc/udev/rules.d/70-persistent-net.rules", "# eth0\n"),
  "password-backups-absent": (root) => root.write("/etc/shadow-", "root:*:1::::::\n"),
  "logs-small": (root) => root.write("/var/log/syslog", "a line of the builder's log\n".repeat(4_000)),
  "temporary-folders-empty": (root) => root.write("/var/tmp/build/notes", "note\n"),
  "chroot-leftovers-absent": (root) => root.write("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n"),
  "resolver-as-in-base": (root) => root.write("/etc/resolv.conf", "nameserver 192.0.2.53\n"),
  "apt-sources-intended": (root) =>
    root.write("/etc/apt/sources.list", "deb http://mirror.example.org:8077/debian bookworm main\n"),
  "third-party-sources-intended": (root) => root.write("/etc/apt/keyrings/docker.asc", "not the key that was asked\n"),
  "first-boot-keeps-sources": (root) =>
    root.write(
      "/etc/cloud/cloud.cfg.d/zz-sources.cfg",
      "apt:\n  preserve_sources_list: false\n  primary: [{ uri: http://other.example.org }]\n",
    ),
  "default-user-in-docker-group": (root) =>
    root.write("/etc/cloud/cloud.cfg.d/zz-groups.cfg", "system_info:\n  default_user:\n    groups: [adm, sudo]\n"),
  "containerd-reads-mirrors": (root) =>
    root.replace(
      "/etc/containerd/config.toml",
      /config_path = .*/,
      'config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"',
    ),
  "registry-mirrors-intended": (root) => root.write("/etc/containerd/certs.d/quay.io/hosts.toml", 'server = "https://quay.io"\n'),
  "node-settings": (root) => root.remove("/etc/sysctl.d/99-kubernetes.conf"),
  "crictl-configured": (root) => root.write("/etc/crictl.yaml", "runtime-endpoint: unix:///run/dockershim.sock\n"),
  "prepulled-blobs-whole": (root) => {
    const [largest = ""] = readdirSync(root.on(BLOBS)).toSorted((one, other) => size(other) - size(one));
    function size(name: string): number {
      return statSync(root.on(`${BLOBS}/${name}`)).size;
    }
    const bytes = readFileSync(root.on(`${BLOBS}/${largest}`));
    bytes.writeUInt8(bytes.readUInt8(4_096) ^ 1, 4_096);
    writeFileSync(root.on(`${BLOBS}/${largest}`), bytes);
  },
  "build-face-absent": (root) =>
    root.write("/usr/share/doc/fault/notes", "made with http://build-mirror.example.org:8077/debian\n"),
  "packages-sound": (root) =>
    root.replace("/var/lib/dpkg/status", /(?<=\nPackage: less\n)Status: install ok installed/, "Status: install ok unpacked"),
  "docker-daemon-file": (root) => root.append("/etc/docker/daemon.json", "}\n"),
  "cri-answers": (root) => {
    const config = "/etc/containerd/config.toml";
    root.write(config, `disabled_plugins = ["cri"]\n${root.read(config)}`);
  },
};

/** The same for what only the image's programs can break. */
export const PROGRAM_FAULTS: Readonly<Record<string, ProgramFault>> = {
  "packages-installed": async (inside) => {
    await inside.run(["dpkg", "--remove", "jq"]);
  },
  "packages-held": async (inside) => {
    await inside.run(["apt-mark", "unhold", "kubectl"]);
  },
  "services-enabled": async (inside) => {
    await inside.run(["systemctl", "disable", "kubelet.service"]);
  },
  "prepulled-images-complete": async (inside) => {
    await inside.run([...CTR, "images", "rm", "--sync", "docker.io/library/hello-world:latest"]);
  },
  "prepulled-images-unpacked": async (inside) => {
    const { stdout } = await inside.run([...CTR, "snapshots", "list"]);
    const rows = stdout
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/));
    const parents = new Set(rows.map(([, parent]) => parent));
    const leaf =
      rows.find(([key = "", , kind]) => kind !== undefined && !parents.has(key)) ??
      rows.find(([key = ""]) => key !== "" && !parents.has(key));
    await inside.run([...CTR, "snapshots", "rm", leaf?.[0] ?? ""]);
  },
};
