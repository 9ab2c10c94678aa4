import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildPackage, type DebianPackage, enablingScript } from "./debian-package.ts";
import { openArchive } from "./machine-archive.ts";
import { runCommand } from "./run-command.ts";

/** Versions in Docker's own style, of the programs that Debian 12 has. */
export const DOCKER_VERSION = "5:20.10.24-1~debian.12~bookworm";
const CONTAINERD_VERSION = "1.6.20-1";

const ORIGINS = ["docker.io", "containerd", "runc", "tini", "containernetworking-plugins"] as const;
/** Where each of Debian's packages was unpacked. */
export type DebianTrees = { readonly [Name in (typeof ORIGINS)[number]]: string };

/** Fetches and unpacks what Docker's packages and Kubernetes' are made of. */
export async function unpackDebianPackages(work: string): Promise<DebianTrees> {
  const archive = await openArchive(join(work, "apt"));
  const debs = join(work, "debs");
  await mkdir(debs, { recursive: true });
  await archive.downloadPackages(ORIGINS, debs);
  const files = await readdir(debs);
  const unpack = async (name: string) => {
    const tree = join(work, "unpacked", name);
    await mkdir(tree, { recursive: true });
    await runCommand(["dpkg-deb", "--raw-extract", join(debs, files.find((file) => file.startsWith(`${name}_`)) ?? ""), tree]);
    return tree;
  };
  return {
    "docker.io": await unpack("docker.io"),
    containerd: await unpack("containerd"),
    runc: await unpack("runc"),
    tini: await unpack("tini"),
    "containernetworking-plugins": await unpack("containernetworking-plugins"),
  };
}

/** Docker's packages under Docker's names, made of Debian's programs: the real dockerd, docker, containerd and runc. */
export async function buildDockerPackages(trees: DebianTrees, work: string, into: string): Promise<void> {
  for (const made of [containerdPackage(trees), commandLinePackage(trees), await enginePackage(trees)])
    await buildPackage(made, join(work, "docker"), into);
}

/** As Docker ships it: CRI is off, and runc is in it (containerd/containerd#8139). */
function containerdPackage({ containerd, runc }: DebianTrees): DebianPackage {
  return {
    name: "containerd.io",
    version: CONTAINERD_VERSION,
    description: "An open and reliable container runtime",
    relations: {
      Depends: "libc6 (>= 2.34), libseccomp2 (>= 2.5.0)",
      ...{ Provides: "containerd, runc", Conflicts: "containerd, runc", Replaces: "containerd, runc" },
    },
    copies: [
      [join(containerd, "usr/bin"), "usr/bin"],
      [join(runc, "usr/sbin/runc"), "usr/bin/runc"],
      [join(containerd, "lib/systemd/system/containerd.service"), "lib/systemd/system/containerd.service"],
    ],
    texts: {
      "etc/containerd/config.toml": 'disabled_plugins = ["cri"]\n\n#root = "/var/lib/containerd"\n#state = "/run/containerd"\n',
    },
    configurationFiles: ["/etc/containerd/config.toml"],
    postinst: enablingScript(["containerd.service"]),
  };
}

function commandLinePackage(trees: DebianTrees): DebianPackage {
  const docker = trees["docker.io"];
  return {
    name: "docker-ce-cli",
    version: DOCKER_VERSION,
    description: "Docker CLI: the open-source application container engine",
    relations: { Depends: "libc6 (>= 2.34)", Conflicts: "docker-engine, docker.io" },
    copies: ["usr/bin/docker", "usr/share/bash-completion/completions/docker"].map((path) => [join(docker, path), path]),
  };
}

async function enginePackage(trees: DebianTrees): Promise<DebianPackage> {
  const docker = trees["docker.io"];
  const units = "lib/systemd/system";
  const service = await readFile(join(docker, units, "docker.service"), "utf8");
  return {
    name: "docker-ce",
    version: DOCKER_VERSION,
    description: "Docker: the open-source application container engine",
    relations: {
      "Pre-Depends": "init-system-helpers (>= 1.54~)",
      Depends:
        "containerd.io (>= 1.6.4), docker-ce-cli, adduser, iptables, libc6 (>= 2.34), libdevmapper1.02.1 (>= 2:1.02.97), libsystemd0",
      Recommends: "apparmor, ca-certificates, docker-ce-rootless-extras, git, pigz, procps, xz-utils",
      Conflicts: "docker-engine, docker.io",
      Replaces: "docker-engine",
    },
    copies: [
      [join(docker, "usr/sbin/dockerd"), "usr/bin/dockerd"],
      [join(docker, "usr/sbin/docker-proxy"), "usr/bin/docker-proxy"],
      [join(trees.tini, "usr/bin/tini-static"), "usr/bin/docker-init"],
      [join(docker, units, "docker.socket"), `${units}/docker.socket`],
    ],
    texts: { [`${units}/docker.service`]: service.replace("/usr/sbin/dockerd", "/usr/bin/dockerd") },
    postinst: enablingScript(
      ["docker.service", "docker.socket"],
      "\tgetent group docker >/dev/null 2>&1 || addgroup --system docker\n",
    ),
  };
}
