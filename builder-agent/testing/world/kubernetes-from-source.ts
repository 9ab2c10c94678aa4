import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cachedFolder } from "./cache-folder.ts";
import { openArchive } from "./machine-archive.ts";
import { runCommand } from "./run-command.ts";

/** What Debian 12's source package `kubernetes` holds. */
export const KUBERNETES_VERSION = "1.20.2";

export const CONTROL_PLANE = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy"] as const;
const PROGRAMS = ["kubeadm", "kubelet", "kubectl", ...CONTROL_PLANE] as const;

/** Debian's reflect2 in place of the vendored 1.0.1, which crashes on Go 1.18 and later. */
const REFLECT = "github.com/modern-go/reflect2";
/** Folders with types that carry `+k8s:openapi-gen=`; the rest of staging has none. */
const OPENAPI_ROOTS = [
  "api",
  "apimachinery",
  "apiserver",
  "apiextensions-apiserver",
  "kube-aggregator",
  "component-base",
  "metrics",
];
const PACKAGE = "k8s.io/kubernetes";

/**
 * The real kubeadm, kubelet, kubectl, control plane and pause, built from Debian's source package with Debian's Go in
 * GOPATH mode: about four minutes on two cores, once for a machine. Answers the folder of the programs.
 */
export function kubernetesPrograms(): Promise<string> {
  return cachedFolder("kubernetes", { revision: 1, version: KUBERNETES_VERSION, programs: PROGRAMS }, async (draft) => {
    const work = join(draft, "work");
    const tree = join(work, "gopath/src", PACKAGE);
    // Not by a link: in GOPATH mode a package is what it is called by its real path.
    await unpackSource(work, tree);
    await mendSource(work, tree);
    // One after the other: the compiler uses all cores by itself, and two linkers of such programs need 8 GB.
    for (const program of PROGRAMS)
      await runGo(["build", "-trimpath", "-ldflags", linkerFlags(), "-o", join(draft, program), `./cmd/${program}`], work, tree);
    await runCommand([
      "gcc",
      "-Os",
      "-static",
      "-DVERSION=debian",
      "-o",
      join(draft, "pause"),
      join(tree, "build/pause/linux/pause.c"),
    ]);
    await rm(work, { recursive: true });
  });
}

async function unpackSource(work: string, into: string): Promise<void> {
  const archive = await openArchive(join(work, "apt"));
  await archive.downloadSource("kubernetes", work);
  const tarball = (await readdir(work)).find((name) => /^kubernetes_.*\.orig\.tar\.gz$/.test(name));
  await mkdir(into, { recursive: true });
  await runCommand(["tar", "-xf", join(work, tarball ?? ""), "-C", into, "--strip-components=1"]);
}

/** The two things that Debian's rules mend in their own way: a vendored module, and a generated file that the API server needs. */
async function mendSource(work: string, tree: string): Promise<void> {
  await rm(join(tree, "vendor", REFLECT), { recursive: true });
  await cp(join("/usr/share/gocode/src", REFLECT), join(tree, "vendor", REFLECT), { recursive: true });
  const generator = join(work, "openapi-gen");
  await runGo(["build", "-o", generator, "./vendor/k8s.io/kube-openapi/cmd/openapi-gen"], work, tree);
  const inputs = await openapiPackages(tree);
  await runCommand(
    [
      ...[generator, "--logtostderr", "-i", inputs.join(","), "-p", `${PACKAGE}/pkg/generated/openapi`],
      ...["-O", "zz_generated.openapi", "-h", "hack/boilerplate/boilerplate.generatego.txt"],
      ...["--output-base", join(work, "gopath/src"), "-r", join(work, "violations")],
    ],
    { cwd: tree, variables: goVariables(work) },
  );
}

async function openapiPackages(tree: string): Promise<string[]> {
  const roots = ["pkg", ...OPENAPI_ROOTS.map((name) => `staging/src/k8s.io/${name}`)];
  const found = await runCommand(["grep", "-rl", "--include=*.go", "+k8s:openapi-gen=", ...roots], { cwd: tree });
  const sources = found
    .split("\n")
    .filter((path) => path !== "" && !/_test\.go|\/testdata\/|zz_generated|generated\/openapi|\/examples\//.test(path));
  const folders = sources.map((path) => dirname(path).replace(/^staging\/src\/k8s\.io\//, "vendor/k8s.io/"));
  return [...new Set(folders)].toSorted().map((folder) => `${PACKAGE}/${folder}`);
}

/** The version that `kubeadm version` says, which its image list is made of. */
function linkerFlags(): string {
  const [major, minor] = KUBERNETES_VERSION.split(".");
  const variables = ["component-base/version", "client-go/pkg/version"].flatMap((path) => {
    const place = `${PACKAGE}/vendor/k8s.io/${path}`;
    return [`${place}.gitVersion=v${KUBERNETES_VERSION}`, `${place}.gitMajor=${major}`, `${place}.gitMinor=${minor}`];
  });
  return ["-s", "-w", ...variables.flatMap((variable) => ["-X", variable])].join(" ");
}

function runGo(args: readonly string[], work: string, tree: string): Promise<string> {
  return runCommand(["go", ...args], { cwd: tree, variables: goVariables(work) });
}

function goVariables(work: string): Readonly<Record<string, string>> {
  return {
    ...{ CGO_ENABLED: "0", GOFLAGS: "", GO111MODULE: "off" },
    ...{ GOPATH: join(work, "gopath"), GOCACHE: join(work, "go-cache") },
  };
}

/** The image names' tag of etcd and pause, as this kubeadm prints them (cmd/kubeadm/app/constants). */
export async function readKubeadmImages(programs: string): Promise<string[]> {
  const listed = await runCommand([
    join(programs, "kubeadm"),
    ...["config", "images", "list", "--kubernetes-version", `v${KUBERNETES_VERSION}`],
  ]);
  return listed.split("\n").filter((name) => name !== "");
}
