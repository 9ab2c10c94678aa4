// Runs on plain Node 20, before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Debian's and Ubuntu's packages that hold the commands of the pipelines: what a builder host needs. */
export const BUILDER_PACKAGES = [
  "aria2",
  "ca-certificates",
  "cloud-guest-utils",
  "coreutils",
  "debian-archive-keyring",
  "dosfstools",
  "dpkg",
  "e2fsprogs",
  "fdisk",
  "fuse3",
  "gdisk",
  "gpg",
  "gpgv",
  "libnbd-bin",
  "mmdebstrap",
  "mount",
  "mtools",
  process.arch === "arm64" ? "qemu-system-arm" : "qemu-system-x86",
  "qemu-utils",
  "rsync",
  "socat",
  "util-linux",
  "xorriso",
];

/**
 * What the test suite starts besides: a browser, an SSH server, the programs that people download with; what makes the
 * tests' own mirrors: compilers for Kubernetes, packagers, a container registry; and a whole OpenStack with servers of its own.
 */
export const TEST_PACKAGES = [
  ...["chromium", "curl", "fonts-liberation", "openssh-client", "openssh-server", "wget"],
  ...["apt-utils", "docker-registry", "dpkg-dev", "etcd-server", "gcc", "golang-github-modern-go-reflect2-dev", "golang-go"],
  ...["gpg-agent", "libc6-dev", "skopeo", "umoci"],
  ...["glance-api", "keystone", "python3-openstackclient", "uwsgi-core", "uwsgi-plugin-python3"],
  ...["bridge-utils", "genisoimage", "iproute2", "libvirt-daemon-system", "mariadb-server", "procps", "rabbitmq-server"],
  ...["neutron-linuxbridge-agent", "neutron-server", "placement-api"],
  ...["nova-api", "nova-compute-qemu", "nova-conductor", "nova-scheduler"],
];

/** Debian's maintainer scripts ask it before they start a service (policy-rc.d(8)); 101 is "no". Nobody who installs for a test wants a registry that runs for ever. */
const SERVICE_POLICY = "/usr/sbin/policy-rc.d";

/**
 * Installs what is missing, after naming it. Where that cannot be done (no apt, no root and no sudo) it says so and goes on:
 * builds can then run on other hosts only.
 * @param {readonly string[]} packages
 */
export function installHostPackages(packages) {
  const missing = findMissing(packages);
  if (missing.length === 0) return;
  if (!existsSync("/usr/bin/apt-get")) return say(`This system has no apt. Builds on this machine need: ${missing.join(" ")}`);
  const isRoot = process.getuid?.() === 0;
  const prefix = isRoot ? [] : ["sudo"];
  if (!isRoot && spawnSync("sudo", ["-v"], { stdio: "inherit" }).status !== 0)
    return say(`Neither root nor sudo. Builds on this machine need: apt-get install ${missing.join(" ")}`);

  say(`Installing packages of this system: ${missing.join(" ")}`);
  const isPolicyOurs = !existsSync(SERVICE_POLICY);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", NEEDRESTART_SUSPEND: "1" };
  const apt = (/** @type {string[]} */ ...words) => {
    const [command, ...args] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", ...words];
    const { status } = spawnSync(String(command), args, { stdio: ["ignore", "ignore", "inherit"], env: environment });
    if (status !== 0) throw new Error(`apt-get ${words.join(" ")} ended with status ${status}.`);
  };
  const asRoot = (/** @type {string[]} */ ...words) => {
    const [command, ...args] = [...prefix, ...words];
    return spawnSync(String(command), args, { input: "#!/bin/sh\nexit 101\n", stdio: ["pipe", "ignore", "inherit"] });
  };
  apt("update");
  if (isPolicyOurs) {
    asRoot("tee", SERVICE_POLICY);
    asRoot("chmod", "0755", SERVICE_POLICY);
  }
  try {
    apt("install", "--no-install-recommends", ...missing);
  } finally {
    if (isPolicyOurs) asRoot("rm", "-f", SERVICE_POLICY);
  }
}

/** @param {readonly string[]} packages */
function findMissing(packages) {
  const { stdout } = spawnSync("dpkg-query", ["-W", "-f", `\${db:Status-Status} \${Package}\n`, ...packages], {
    encoding: "utf8",
  });
  const installed = new Set(
    (stdout ?? "").split("\n").flatMap((line) => (line.startsWith("installed ") ? [line.slice(10)] : [])),
  );
  return packages.filter((name) => !installed.has(name));
}

/** @param {string} line */
function say(line) {
  console.log(line);
}
