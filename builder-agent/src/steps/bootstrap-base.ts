import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { AptSource } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { baseIdentity } from "../findings.ts";
import { HOST_FAILURES } from "../host/failure-table.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";
import { APT_FAILURES } from "../tools/apt-failures.ts";
import { writeStanza } from "../tools/apt-sources.ts";
import { createInstallProgress } from "../tools/install-progress.ts";
import { ROOT_LABEL } from "./partition-base.ts";

/** Unsafe I/O: dpkg need not sync each file of a disk that is thrown away if anything fails. Debian's packages without what no cloud image needs: manuals, translations, indexes in other languages. */
const MMDEBSTRAP_OPTIONS = [
  ...["--mode=root", "--variant=minbase", "--format=directory", "--verbose"],
  ...['--aptopt=APT::Install-Recommends "false"', '--aptopt=Acquire::Languages "none"', '--aptopt=Acquire::Retries "3"'],
  ...["--dpkgopt=force-unsafe-io", "--dpkgopt=path-exclude=/usr/share/man/*", "--dpkgopt=path-exclude=/usr/share/doc/*"],
  ...["--dpkgopt=path-include=/usr/share/doc/*/copyright", "--dpkgopt=path-exclude=/usr/share/locale/*"],
  "--dpkgopt=path-include=/usr/share/locale/locale.alias",
];

/** What mmdebstrap leaves of its options; the sources are written anew in deb822 (lesson 9). */
const TRACES = ["etc/apt/sources.list", "etc/apt/apt.conf.d/99mmdebstrap", "etc/dpkg/dpkg.cfg.d/99mmdebstrap"];

/** The image's own files that no package brings. cloud-init would replace the sources at first boot (lesson 18): told not to. */
const FILES: Readonly<Record<string, string>> = {
  "etc/fstab": `LABEL=${ROOT_LABEL} / ext4 defaults,discard,errors=remount-ro 0 1\nLABEL=UEFI /boot/efi vfat umask=0077,nofail 0 1\n`,
  "etc/hostname": "localhost\n",
  "etc/hosts": "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n",
  "etc/default/locale": "LANG=C.UTF-8\n",
  "etc/cloud/cloud.cfg.d/90_dpkg.cfg": "datasource_list: [ NoCloud, ConfigDrive, OpenStack, Ec2, None ]\n",
  "etc/cloud/cloud.cfg.d/98-keep-apt-sources.cfg": "apt:\n  preserve_sources_list: true\n",
};

/** Installs a distribution from its archive into the empty root. */
export const bootstrapBase = defineStep({
  id: "bootstrap-base",
  title: "Bootstrap base",
  commands: ["mmdebstrap"],
  run: async (context: JobContext & WithRoot) => {
    const { recipe, root, job } = context;
    const { content } = baseIdentity.get(job);
    if (content.kind !== "bootstrap") throw new AgentError("AGENT_BUG", "A downloaded base is not bootstrapped.");
    await installPackages(content.sources, context);
    for (const trace of TRACES) await rm(join(root.path, trace), { force: true });
    const distro = DISTROS[recipe.base.distro];
    const stanzas = content.sources.map((source) => writeStanza({ ...source, signedBy: distro.keyring }));
    const files = { ...FILES, [distro.sourcesFile.slice(1)]: stanzas.join("\n") };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root.path, path)), { recursive: true });
      await writeFile(join(root.path, path), text);
    }
    await mkdir(join(root.path, "boot/efi"), { recursive: true });
    await linkResolver(root.path);
  },
});

async function installPackages(sources: readonly AptSource[], context: JobContext & WithRoot): Promise<void> {
  const { host, recipe, root, report } = context;
  const { codename, architecture, distro } = recipe.base;
  const packages = DISTROS[distro].bootstrapPackages(architecture).join(",");
  const lines = sources.flatMap(({ uri, suites, components }) =>
    suites.map((suite) => `deb ${uri} ${suite} ${components.join(" ")}`),
  );
  const progress = createInstallProgress((percent) => report.progress(percent, 100, "percent"));
  await host.run(
    [
      "mmdebstrap",
      ...MMDEBSTRAP_OPTIONS,
      `--architectures=${architecture}`,
      `--include=${packages}`,
      codename,
      root.path,
      ...lines,
    ],
    { failures: [...HOST_FAILURES, ...APT_FAILURES], onLine: progress },
  );
}

/** As on the distributions' own cloud images: a link to systemd-resolved's file, which is there only while the machine runs. */
async function linkResolver(root: string): Promise<void> {
  await rm(join(root, "etc/resolv.conf"), { force: true });
  await symlink("../run/systemd/resolve/stub-resolv.conf", join(root, "etc/resolv.conf"));
}
