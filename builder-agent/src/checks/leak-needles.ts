import type { BuildFace, MirrorFace, Recipe } from "#protocol/recipe.ts";

/** Something of the build face that must not be in the image. `name` is what evidence calls it. */
export type Needle = {
  readonly name: string;
  readonly text: string;
  /** Addresses of nameservers stand in programs as their defaults: they are looked for in /etc alone. */
  readonly isOfSettings: boolean;
};

/** Hosts that every image of a distribution names in its documentation and programs: they tell nothing of who built it. */
const PUBLIC_HOSTS = new Set([
  ...["ftp.debian.org", "security.debian.org", "archive.ubuntu.com", "security.ubuntu.com", "ports.ubuntu.com"],
  ...[
    "download.docker.com",
    "registry-1.docker.io",
    "docker.io",
    "pkgs.k8s.io",
    "registry.k8s.io",
    "k8s.gcr.io",
    "quay.io",
    "ghcr.io",
  ],
  ...["localhost", "127.0.0.1", "[::1]"],
]);

/** What only the build face has: host names of its mirrors and proxy, its CA, its nameservers. */
export function leakNeedles({ mirrors: { build, image } }: Recipe): Needle[] {
  if (build === null) return [];
  const kept = new Set(image === null ? [] : needlesOf(image).map(({ text }) => text));
  const needles = needlesOf(build).filter(({ text }) => !kept.has(text) && !PUBLIC_HOSTS.has(text));
  return needles.filter(({ text }, index) => needles.findIndex((other) => other.text === text) === index);
}

function needlesOf(face: MirrorFace | BuildFace): Needle[] {
  const proxy = "httpProxy" in face ? face.httpProxy : null;
  const urls = [face.aptArchive, face.aptSecurity, face.dockerApt, face.kubernetesApt, face.dockerHub, proxy];
  const all = [...urls, ...face.registries.flatMap(({ mirrors }) => mirrors)].filter((url) => url !== null);
  return [
    ...all.map((url) => ({ name: `host ${new URL(url).hostname}`, text: new URL(url).hostname, isOfSettings: false })),
    ...face.nameservers.map((address) => ({ name: `nameserver ${address}`, text: address, isOfSettings: true })),
    ...certificateLines(face.caCertificate ?? "").map((text) => ({ name: "the build's CA", text, isOfSettings: false })),
  ];
}

/** Of each certificate the line in the middle of its base64: the first ones hold names, which certificates of one issuer share. */
export function certificateLines(pem: string): string[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----\s+([\s\S]+?)\s+-----END/g)].flatMap(([, body = ""]) => {
    const lines = body.split(/\s+/);
    const line = lines[Math.floor(lines.length / 2)];
    return line === undefined ? [] : [line];
  });
}
