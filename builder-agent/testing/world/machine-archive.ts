import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DISTROS } from "../../src/distros/distros.ts";
import { hostSources } from "../../src/tools/host-sources.ts";
import { runCommand } from "./run-command.ts";

/** The release that the world is made of: the only one whose source of Kubernetes is whole. */
export const WORLD_CODENAME = "bookworm";

const { keyring, suites, securitySuite } = DISTROS.debian;

/** The addresses of this machine's own Debian archives, without a final slash. Throws where it has none for the release. */
export function machineArchives(): { readonly archive: string; readonly security: string } {
  const sources = hostSources(suites(WORLD_CODENAME));
  const addressOf = (suite: string) => sources.find((source) => source.suites.includes(suite))?.uri.replace(/\/$/, "");
  const archive = addressOf(WORLD_CODENAME);
  if (archive === undefined) throw new Error(`This machine has no package source for Debian ${WORLD_CODENAME}.`);
  return { archive, security: addressOf(securitySuite(WORLD_CODENAME)) ?? archive };
}

/** apt with lists of its own, read a moment ago: neither what the machine has nor what it lacks can matter. */
export async function openArchive(folder: string) {
  await Promise.all(["lists/partial", "cache/archives/partial"].map((path) => mkdir(join(folder, path), { recursive: true })));
  const list = join(folder, "sources.list");
  const { archive, security } = machineArchives();
  const lines = [
    [archive, WORLD_CODENAME],
    [archive, `${WORLD_CODENAME}-updates`],
    [security, securitySuite(WORLD_CODENAME)],
  ].flatMap(([uri, suite]) => ["deb", "deb-src"].map((type) => `${type} [signed-by=${keyring}] ${uri} ${suite} main\n`));
  await writeFile(list, lines.join(""));
  const apt = [
    ...["apt-get", "-q", "-o", `Dir::Etc::SourceList=${list}`, "-o", "Dir::Etc::SourceParts=/dev/null"],
    ...["-o", `Dir::State::Lists=${join(folder, "lists")}`, "-o", `Dir::Cache=${join(folder, "cache")}`],
    ...["-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none", "-o", "APT::Get::Download-Only=true"],
  ];
  await runCommand([...apt, "update"]);
  return {
    /** Puts the newest of each binary package into the folder. */
    downloadPackages: (names: readonly string[], into: string) => runCommand([...apt, "download", ...names], { cwd: into }),
    downloadSource: (name: string, into: string) => runCommand([...apt, "source", name], { cwd: into }),
  };
}
