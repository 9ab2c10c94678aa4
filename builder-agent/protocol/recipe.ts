import { z } from "zod";

/**
 * A web address that may reach a command line or a file of the image: http or https only, no credentials,
 * no white space, quotes, dollar, backslash, backtick or control character, so it needs no escaping anywhere.
 */
export const webUrlSchema = z
  .string()
  .max(2048)
  .regex(
    /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[A-Za-z0-9._~:/?#@!&*+,;=%()-]*)?$|^https?:\/\/\[[0-9a-fA-F:]+\](:\d{1,5})?(\/[A-Za-z0-9._~:/?#@!&*+,;=%()-]*)?$/,
    "url",
  );

export const architectureSchema = z.enum(["amd64", "arm64"]);
export type Architecture = z.infer<typeof architectureSchema>;

export const distroIdSchema = z.enum(["debian", "ubuntu"]);
export type DistroId = z.infer<typeof distroIdSchema>;

/** A release's codename, as apt's suites are named after it: `bookworm`, `noble`. */
const codenameSchema = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, "codename");

/** deb-version(7) and Debian Policy 5.6.1: a package name, with an optional `=version`. A last hyphen would tell apt to remove it. */
export const packageRequestSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9+.-]{0,126}[a-z0-9+.](=[A-Za-z0-9.+:~-]{1,100})?$/, "packageName");

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "sha256");
const sha512Schema = z.string().regex(/^[0-9a-f]{128}$/, "sha512");

/** A list of checksums (`SHA256SUMS`) with, where the publisher signs it, a detached OpenPGP signature. */
const checksumSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sha256"), value: sha256Schema }),
  z.object({ kind: z.literal("sha512"), value: sha512Schema }),
  z.object({
    kind: z.literal("list"),
    algorithm: z.enum(["sha256", "sha512"]),
    url: webUrlSchema,
    /** `publicKey` is ASCII armour; `fingerprint` is that of the primary key, 40 hex digits. */
    signature: z
      .object({
        url: webUrlSchema,
        publicKey: z
          .string()
          .max(65_536)
          .regex(/^-----BEGIN PGP PUBLIC KEY BLOCK-----/, "publicKey"),
        fingerprint: z.string().regex(/^[0-9A-F]{40}$/, "fingerprint"),
      })
      .nullable(),
  }),
]);
export type BaseChecksum = z.infer<typeof checksumSchema>;

/** One deb822 stanza (sources.list(5)), binary packages only. */
export const aptSourceSchema = z.object({
  uri: webUrlSchema,
  suites: z.array(z.string().regex(/^[A-Za-z0-9./-]{1,64}$/, "suite")).min(1),
  components: z.array(z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, "component")),
});
export type AptSource = z.infer<typeof aptSourceSchema>;

/** Where the upstream input comes from. */
export const baseOriginSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("url"), url: webUrlSchema, checksum: checksumSchema }),
  z.object({
    kind: z.literal("bootstrap"),
    /** Empty: the sources of the builder host, where it runs the same distribution and release. */
    sources: z.array(aptSourceSchema),
  }),
]);
export type BaseOrigin = z.infer<typeof baseOriginSchema>;

export const baseSchema = z.object({
  distro: distroIdSchema,
  codename: codenameSchema,
  /** `12`, `24.04`: as VERSION_ID of os-release(5) says. */
  version: z.string().regex(/^\d{1,3}(\.\d{1,3})?$/, "version"),
  architecture: architectureSchema,
  origin: baseOriginSchema,
});
export type Base = z.infer<typeof baseSchema>;

/** `daemon.json` of dockerd(8), the keys that a marketplace sets. `registry-mirrors` comes from the mirror profile's image face. */
const dockerDaemonSchema = z.object({
  logMaxSizeMegabytes: z.number().int().min(1).max(10_000),
  logMaxFiles: z.number().int().min(1).max(1_000),
  isLiveRestore: z.boolean(),
  /** Where networks of containers take their addresses, in place of Docker's own 172.17.0.0/16 and on; null: Docker's own. */
  addressPool: z
    .object({ base: z.cidrv4(), /** Bits of each network's prefix. */ size: z.number().int().min(8).max(30) })
    .nullable()
    .default(null),
  /** Registries that dockerd may ask without TLS or with a certificate that it cannot check. */
  insecureRegistries: z.array(z.string().regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/, "registry")).default([]),
});

/** An OpenPGP primary key, 40 hex digits. */
export const fingerprintSchema = z.string().regex(/^[0-9A-F]{40}$/, "fingerprint");

export const dockerPartSchema = z.object({
  kind: z.literal("docker-ce"),
  /** `docker`: Docker's own apt repository, or a mirror of it. `distribution`: docker.io of the base's archive. */
  origin: z.enum(["docker", "distribution"]),
  /** An apt version such as `5:28.5.2-1~ubuntu.24.04~noble`; null is the newest. */
  version: z
    .string()
    .regex(/^[A-Za-z0-9.+:~-]{1,100}$/, "packageVersion")
    .nullable(),
  /** Only Docker's own repository has them. */
  plugins: z.array(z.enum(["buildx", "compose"])).default(["buildx", "compose"]),
  daemon: dockerDaemonSchema,
});
export type DockerPart = z.infer<typeof dockerPartSchema>;

/** A container image reference with its registry spelt out: `registry.k8s.io/pause:3.10`. */
export const containerImageSchema = z
  .string()
  .max(512)
  .regex(/^[a-z0-9.-]+(:\d{1,5})?\/[a-z0-9._/-]+(:[A-Za-z0-9._-]{1,128})?(@sha256:[0-9a-f]{64})?$/, "containerImage");

export const kubernetesPartSchema = z.object({
  kind: z.literal("kubernetes"),
  /** `1.34`: one of pkgs.k8s.io's repositories. */
  minor: z.string().regex(/^1\.\d{1,2}$/, "kubernetesMinor"),
  containerd: z.enum(["docker", "distribution"]),
  prePull: z.object({
    isEnabled: z.boolean(),
    extraImages: z.array(containerImageSchema),
    /** Addons that the clusters bring themselves (their own DNS, a CNI in place of kube-proxy): not pulled, not started by the proof. */
    skippedAddons: z.array(z.enum(["coredns", "kube-proxy"])).default([]),
  }),
});
export type KubernetesPart = z.infer<typeof kubernetesPartSchema>;

/** A file written into the image: an absolute path without `..`, its octal mode, its text. */
const imageFileSchema = z.object({
  path: z
    .string()
    .max(1024)
    .regex(/^\/(?!.*(?:^|\/)\.\.?(?:\/|$))(?!.*\/\/)[A-Za-z0-9._+@/ -]*[A-Za-z0-9._+@-]$/, "imagePath"),
  mode: z.string().regex(/^0[0-7]{3}$/, "fileMode"),
  content: z.string().max(1_048_576),
});

/** Run as root inside the image by its own interpreter line, in order, after packages and files; only admins may write one. */
const imageScriptSchema = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, "scriptName"),
  content: z.string().max(262_144).regex(/^#!\//, "interpreterLine"),
});

export const customPartSchema = z.object({
  kind: z.literal("custom"),
  packages: z.array(packageRequestSchema),
  files: z.array(imageFileSchema),
  scripts: z.array(imageScriptSchema).default([]),
  /** Pulled into the image's containerd; they need a part that brings one. */
  containerImages: z.array(containerImageSchema).default([]),
});
export type CustomPart = z.infer<typeof customPartSchema>;

export const recipePartSchema = z.discriminatedUnion("kind", [dockerPartSchema, kubernetesPartSchema, customPartSchema]);
export type RecipePart = z.infer<typeof recipePartSchema>;
export type RecipePartKind = RecipePart["kind"];

/** One face of a mirror profile. A null source leaves the base's own, untouched. */
export const mirrorFaceSchema = z.object({
  aptArchive: webUrlSchema.nullable(),
  aptSecurity: webUrlSchema.nullable(),
  dockerApt: webUrlSchema.nullable(),
  /** Who signs `dockerApt`, where the mirror signs anew with a key of its own; null: Docker's own key. */
  dockerAptKey: fingerprintSchema.nullable().default(null),
  kubernetesApt: webUrlSchema.nullable(),
  kubernetesAptKey: fingerprintSchema.nullable().default(null),
  /** dockerd(8) takes a registry's root alone, without a path. */
  dockerHub: webUrlSchema.regex(/^https?:\/\/[^/]+\/?$/, "rootUrl").nullable(),
  /** Sorted by registry, so that the same profile always hashes alike. */
  registries: z.array(
    z.object({ registry: z.string().regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/, "registry"), mirrors: z.array(webUrlSchema).min(1) }),
  ),
  nameservers: z.array(z.union([z.ipv4(), z.ipv6()])),
  caCertificate: z
    .string()
    .max(262_144)
    .regex(/^-----BEGIN CERTIFICATE-----/, "certificate")
    .nullable(),
});
export type MirrorFace = z.infer<typeof mirrorFaceSchema>;

/** The face that is used while building; nothing of it may be found in the finished image. */
export const buildFaceSchema = mirrorFaceSchema.extend({
  /** For everything that the build fetches, but what lies on the builder itself. */
  httpProxy: webUrlSchema
    .regex(/^http:\/\/[^/]+\/?$/, "proxyUrl")
    .nullable()
    .default(null),
});
export type BuildFace = z.infer<typeof buildFaceSchema>;

/**
 * What the admin asked, frozen when the build is queued: explicit, machine-made, free of secrets.
 * Parsing gives the keys in this order, so `JSON.stringify(recipeSchema.parse(recipe))` is the one spelling that is hashed.
 */
export const recipeSchema = z.object({
  v: z.literal(1),
  variant: z.object({
    id: z.string(),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "slug"),
    revision: z.number().int().min(1),
  }),
  base: baseSchema,
  pipeline: z.enum(["chroot", "snapshot"]),
  diskSizeBytes: z.number().int().min(1_073_741_824).max(2_199_023_255_552),
  /** `security`: only from the archive's security suite. */
  upgrade: z.enum(["none", "security", "all"]),
  parts: z.array(recipePartSchema),
  /** `build` is used while building, `image` is left in the image; null: the base's own sources. */
  mirrors: z.object({ build: buildFaceSchema.nullable(), image: mirrorFaceSchema.nullable() }),
  /** qcow2 compression: `zstd` is four times faster and needs qemu 5.1 to read. */
  compression: z.enum(["zlib", "zstd"]),
});
export type Recipe = z.infer<typeof recipeSchema>;
