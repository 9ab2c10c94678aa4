import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { cachedFolder } from "./cache-folder.ts";
import { startRegistry } from "./container-registry.ts";
import { ARCHITECTURE } from "./debian-package.ts";
import { CONTROL_PLANE, KUBERNETES_VERSION, readKubeadmImages } from "./kubernetes-from-source.ts";
import { runCommand } from "./run-command.ts";

/** A container image of one layer: `name:tag` as a registry's own path, its files by their place in it. */
type ContainerImage = {
  readonly name: string;
  readonly files: readonly (readonly [from: string, to: string])[];
  readonly entrypoint?: string;
};

/** Where the registry stands while it is filled. */
const FILLING_ADDRESS = "127.0.0.77:5078";
export const HELLO = "library/hello-world:latest";
const HELLO_SOURCE = '#include <stdio.h>\nint main(void) { puts("Hello from Docker!"); return 0; }\n';

/**
 * The folder of a registry with all that this kubeadm's control plane needs, but coredns, which has no source in Debian:
 * the programs of `kubernetesPrograms`, Debian's etcd, and Docker's hello-world.
 */
export async function registryContent(programs: string): Promise<string> {
  const names = await readKubeadmImages(programs);
  const folder = await cachedFolder("registry", { revision: 1, programs: basename(programs), names }, async (draft) => {
    const work = join(draft, "work");
    const layout = join(work, "images");
    await mkdir(work);
    await runCommand(["umoci", "init", "--layout", layout]);
    const registry = await startRegistry(join(draft, "data"), FILLING_ADDRESS);
    try {
      for (const image of await describeImages(programs, names, work)) await push(image, layout, work);
    } finally {
      await registry.close();
    }
    await rm(work, { recursive: true });
  });
  return join(folder, "data");
}

async function describeImages(programs: string, names: readonly string[], work: string): Promise<ContainerImage[]> {
  const nameOf = (program: string) => names.find((name) => name.includes(`/${program}:`))?.replace(/^[^/]+\//, "") ?? program;
  const hello = join(work, "hello");
  await writeFile(`${hello}.c`, HELLO_SOURCE);
  await runCommand(["gcc", "-Os", "-static", "-s", "-o", hello, `${hello}.c`]);
  return [
    ...CONTROL_PLANE.map((program) => ({
      name: `${program}:v${KUBERNETES_VERSION}`,
      files: [[join(programs, program), `usr/local/bin/${program}`] as const],
    })),
    { name: nameOf("etcd"), files: await withLibraries("/usr/bin/etcd", "usr/local/bin/etcd") },
    { name: nameOf("pause"), files: [[join(programs, "pause"), "pause"]], entrypoint: "/pause" },
    { name: HELLO, files: [[hello, "hello"]], entrypoint: "/hello" },
  ];
}

/** A program of this machine and the libraries that the loader would give it (ldd(1)), each in its place. */
async function withLibraries(program: string, place: string): Promise<ContainerImage["files"]> {
  const listed = await runCommand(["ldd", program]);
  const libraries = [...new Set(listed.match(/\/[^\s)]+/g) ?? [])];
  return [[program, place], ...libraries.map((library) => [library, library.slice(1)] as const)];
}

async function push({ name, files, entrypoint }: ContainerImage, layout: string, work: string): Promise<void> {
  const image = `${layout}:${name.replaceAll(/[/:]/g, "-")}`;
  const bundle = join(work, "bundle");
  await runCommand(["umoci", "new", "--image", image]);
  await runCommand(["umoci", "unpack", "--image", image, bundle]);
  await mkdir(join(bundle, "rootfs/tmp"), { recursive: true });
  for (const [from, to] of files) {
    await mkdir(dirname(join(bundle, "rootfs", to)), { recursive: true });
    await cp(from, join(bundle, "rootfs", to), { dereference: true });
  }
  await runCommand(["umoci", "repack", "--image", image, bundle]);
  await runCommand([
    ...["umoci", "config", "--image", image, "--os", "linux", "--architecture", ARCHITECTURE],
    ...["--config.env", "PATH=/usr/local/bin:/usr/bin:/bin"],
    ...(entrypoint === undefined ? [] : ["--config.entrypoint", entrypoint]),
  ]);
  await rm(bundle, { recursive: true });
  await runCommand([
    ...["skopeo", "copy", "--insecure-policy", "--dest-tls-verify=false"],
    ...[`oci:${image}`, `docker://${FILLING_ADDRESS}/${name}`],
  ]);
}
