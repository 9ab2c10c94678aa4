import type { MirrorFace, Recipe } from "#protocol/recipe.ts";

/** A file of the image. `mode` is octal. */
export type ImageFile = { readonly path: string; readonly content: string; readonly mode?: string };

/** A package source that is not the distribution's own, as it is used while building or left in the image. */
export type ThirdPartySource = {
  /** Also the name of its files: `/etc/apt/sources.list.d/NAME.sources`, `/etc/apt/keyrings/NAME.asc`. */
  readonly name: string;
  readonly uri: (face: MirrorFace | null) => string;
  readonly keyUrl: (face: MirrorFace | null) => string;
  /** Of the key's primary key, the publisher's or that of a mirror which signs anew; another key is refused. */
  readonly keyFingerprint: (face: MirrorFace | null) => string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
};

/** Something that must be true in the finished image. `argv` runs in the image and says so by its exit code and output. */
export type PartCheck = {
  readonly id: string;
  readonly lesson: string | null;
  readonly argv: readonly string[];
  /** What the output must match; without it the exit code decides alone. */
  readonly expects?: RegExp;
};

/** Asks the image something while it is configured: the output of a command in it, "" where it fails. */
export type AskImage = (argv: readonly string[]) => Promise<string>;

/** A script of the recipe, with its interpreter line. `name` is a file name. */
export type ImageScript = { readonly name: string; readonly content: string };

/** The containerd that a part's container images live in, and the Kubernetes that is to find them there. */
export type ContainerRuntime = { readonly origin: "docker" | "distribution"; readonly kubernetesMinor: string };

/** What a recipe part installs, writes and checks: data, made from the recipe alone. */
export type PartPlan = {
  readonly sources: readonly ThirdPartySource[];
  readonly conflictingPackages: readonly string[];
  /** As for apt-get install: `name` or `name=version`. */
  readonly packages: readonly string[];
  readonly heldPackages: readonly string[];
  readonly files: readonly ImageFile[];
  /** Files whose content depends on what was installed. */
  readonly dependentFiles: (ask: AskImage) => Promise<readonly ImageFile[]>;
  /** Run once the packages and files of all parts are there. */
  readonly scripts: readonly ImageScript[];
  readonly services: readonly string[];
  /** Not null: CRI has to answer, and container images can be pulled. */
  readonly containerRuntime: ContainerRuntime | null;
  /** Container images to pull; the image is asked, for only its kubeadm knows its list. */
  readonly containerImages: (ask: AskImage) => Promise<readonly string[]>;
  readonly checks: readonly PartCheck[];
};

/** A part that does nothing: what a real one spreads over and changes. */
export const EMPTY_PLAN: PartPlan = {
  sources: [],
  conflictingPackages: [],
  packages: [],
  heldPackages: [],
  files: [],
  dependentFiles: async () => [],
  scripts: [],
  services: [],
  containerRuntime: null,
  containerImages: async () => [],
  checks: [],
};

export type PlanPart<Part> = (part: Part, recipe: Recipe) => PartPlan;
