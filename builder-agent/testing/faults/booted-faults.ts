import { CTR } from "../../src/tools/containerd.ts";
import { type FileFault, type ProgramFault, type SpoiltRoot, writeDeadInit, writeFailingService } from "./spoilt-root.ts";

const DEBIAN_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg";
const DAEMON = "/etc/docker/daemon.json";

/** What breaks each check of the running machines. All of them go into one image, which still boots. */
export const BOOTED_FAULTS: Readonly<Record<string, FileFault>> = {
  "cloud-init-clean": (root) => root.write("/etc/cloud/cloud.cfg.d/zz-fault.cfg", 'bootcmd: [["false"]]\n'),
  "units-clean": writeFailingService,
  "default-user-in-groups": (root) =>
    root.write("/etc/cloud/cloud.cfg.d/zz-groups.cfg", "system_info:\n  default_user:\n    groups: [adm, sudo]\n"),
  // A source that cloud-init adds at first boot: reachable and signed, but nobody asked for it.
  "apt-sources-kept": (root) =>
    root.write(
      "/etc/cloud/cloud.cfg.d/zz-sources.cfg",
      `apt:\n  sources:\n    extra.list:\n      source: deb [signed-by=${DEBIAN_KEYS}] http://mirror.example.org:8077/debian bookworm contrib\n`,
    ),
  "apt-update-clean": (root) => root.write("/etc/apt/apt.conf.d/99fault", 'Acquire::http::Proxy "http://127.0.0.1:9";\n'),
  "root-grown": (root) => root.write("/etc/cloud/cloud.cfg.d/zz-growth.cfg", 'growpart: { mode: "off" }\nresize_rootfs: false\n'),
  "docker-runs-container": (root) =>
    changeDaemon(root, (settings) => ({
      ...settings,
      runtimes: { broken: { path: "/bin/false" } },
      "default-runtime": "broken",
    })),
  "docker-uses-mirror": (root) => changeDaemon(root, ({ "registry-mirrors": _removed, ...rest }) => rest),
  "containerd-pulls-through-mirror": (root) =>
    root.write("/etc/containerd/certs.d/k8s.gcr.io/hosts.toml", 'server = "http://127.0.0.1:9"\n'),
  "machine-ids-differ": (root) => root.write("/etc/machine-id", "0123456789abcdef0123456789abcdef\n"),
  // Where kubeadm wants to write its certificates there is no folder.
  "kubeadm-init": (root) => root.write("/etc/kubernetes/pki", "a file\n"),
};

export const BOOTED_PROGRAM_FAULTS: Readonly<Record<string, ProgramFault>> = {
  // The one image that `kubeadm init` does not wait for.
  "prepulled-images-listed": async (inside) => {
    await inside.run([...CTR, "images", "rm", "--sync", "k8s.gcr.io/kube-proxy:v1.20.2"]);
  },
};

/** What keeps a machine from coming up: an image of its own, for nothing else can be asked of it. */
export const DEAD_MACHINE_FAULT: { readonly ids: readonly string[]; readonly spoil: FileFault } = {
  ids: ["boots", "boots-offline"],
  spoil: writeDeadInit,
};

type Settings = Readonly<Record<string, unknown>>;

function changeDaemon(root: SpoiltRoot, change: (settings: Settings) => Settings): void {
  root.write(DAEMON, JSON.stringify(change(JSON.parse(root.read(DAEMON)))));
}
