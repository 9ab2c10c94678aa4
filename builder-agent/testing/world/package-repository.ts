import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cachedFolder } from "./cache-folder.ts";
import { ARCHITECTURE } from "./debian-package.ts";
import { buildDockerPackages, DOCKER_VERSION, unpackDebianPackages } from "./docker-packages.ts";
import { KUBERNETES_VERSION } from "./kubernetes-from-source.ts";
import { buildKubernetesPackages } from "./kubernetes-packages.ts";
import { WORLD_CODENAME } from "./machine-archive.ts";
import { runCommand } from "./run-command.ts";
import { type SigningKey, signRelease } from "./signing-key.ts";

/** Twice the time after which the repository is made anew. */
const VALID_SECONDS = 62 * 86_400;

type Layout = {
  /** The folder that apt's URIs name. */
  readonly root: string;
  /** Where `Release` lies, below the root. */
  readonly dists: string;
  /** Where `Packages` lies, below `dists`. */
  readonly index: string;
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * Signed package repositories in the layouts of their upstreams: `docker/linux/debian` with a pool, and the flat
 * `kubernetes/core:/stable:/vMINOR/deb`. Made anew each month, for a Release file is valid for a time.
 */
export async function packageRepository(key: SigningKey, programs: string): Promise<string> {
  const determinants = {
    ...{ revision: 2, docker: DOCKER_VERSION, programs: basename(programs), key: key.fingerprint },
    month: new Date().toISOString().slice(0, 7),
  };
  return cachedFolder("repository", determinants, async (draft) => {
    const work = join(draft, "work");
    const trees = await unpackDebianPackages(work);
    const docker = dockerLayout(draft);
    await buildDockerPackages(trees, work, join(docker.root, "dists", WORLD_CODENAME, "pool/stable", ARCHITECTURE));
    await publish(docker, key);
    await writeFile(join(docker.root, "gpg"), key.publicKey);
    const kubernetes = kubernetesLayout(draft);
    await buildKubernetesPackages(programs, trees, work, join(kubernetes.root, ARCHITECTURE));
    await publish(kubernetes, key);
    await writeFile(join(kubernetes.root, "Release.key"), key.publicKey);
    await rm(work, { recursive: true });
  });
}

function dockerLayout(folder: string): Layout {
  return {
    root: join(folder, "docker/linux/debian"),
    dists: `dists/${WORLD_CODENAME}`,
    index: `stable/binary-${ARCHITECTURE}`,
    fields: {
      ...{ Origin: "Docker", Label: "Docker CE", Suite: WORLD_CODENAME, Codename: WORLD_CODENAME },
      ...{ Architectures: ARCHITECTURE, Components: "stable" },
    },
  };
}

function kubernetesLayout(folder: string): Layout {
  const minor = KUBERNETES_VERSION.replace(/\.\d+$/, "");
  return {
    ...{ root: join(folder, `kubernetes/core:/stable:/v${minor}/deb`), dists: ".", index: "." },
    fields: { Origin: "obs://build.opensuse.org/isv:kubernetes:core:stable", Suite: "deb", Architectures: ARCHITECTURE },
  };
}

/** Writes the index and the signed Release of a repository whose packages lie in place (apt-ftparchive(1)). */
async function publish({ root, dists, index, fields }: Layout, key: SigningKey): Promise<void> {
  const release = join(root, dists);
  await mkdir(join(release, index), { recursive: true });
  const packages = await runCommand(["apt-ftparchive", "packages", "."], { cwd: root });
  await writeFile(join(release, index, "Packages"), packages);
  const options = Object.entries({ ...fields, ValidTime: String(VALID_SECONDS) }).flatMap(([field, value]) => [
    "-o",
    `APT::FTPArchive::Release::${field}=${value}`,
  ]);
  const text = await runCommand(["apt-ftparchive", ...options, "release", "."], { cwd: release });
  await writeFile(join(release, "Release"), text);
  await signRelease(release, key);
}
