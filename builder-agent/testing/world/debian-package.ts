import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runCommand } from "./run-command.ts";

/** A binary package to be made: deb-control(5) fields, and where in the package each file or folder comes from. */
export type DebianPackage = {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** `Depends`, `Conflicts` …; an empty one is left out. */
  readonly relations: Readonly<Record<string, string>>;
  /** Paths in the package without a leading slash, by the path on this machine to copy from. */
  readonly copies: readonly (readonly [from: string, to: string])[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly configurationFiles?: readonly string[];
  readonly postinst?: string;
};

/** Debian's and Docker's word for this machine's processor. */
export const ARCHITECTURE = process.arch === "arm64" ? "arm64" : "amd64";

/** Builds `NAME_VERSION_ARCH.deb` in a folder; `work` is for its tree. */
export async function buildPackage(made: DebianPackage, work: string, into: string): Promise<void> {
  const tree = join(work, made.name);
  for (const [from, to] of made.copies) await cp(from, join(tree, to), { recursive: true, dereference: true });
  const control = {
    "DEBIAN/control": controlOf(made),
    ...(made.configurationFiles === undefined ? {} : { "DEBIAN/conffiles": `${made.configurationFiles.join("\n")}\n` }),
    ...(made.postinst === undefined ? {} : { "DEBIAN/postinst": made.postinst }),
  };
  for (const [path, text] of Object.entries({ ...made.texts, ...control })) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
  if (made.postinst !== undefined) await chmod(join(tree, "DEBIAN/postinst"), 0o755);
  await mkdir(into, { recursive: true });
  // zstd: xz, dpkg's default, takes half a minute for a Kubernetes program.
  await runCommand(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z3", "--build", tree, into]);
}

function controlOf({ name, version, description, relations }: DebianPackage): string {
  const fields = {
    ...{ Package: name, Version: version, Architecture: ARCHITECTURE, Maintainer: "Mirror of the tests <mirror@example.org>" },
    ...{ Section: "admin", Priority: "optional", ...relations, Description: description },
  };
  const lines = Object.entries(fields).flatMap(([field, value]) => (value === "" ? [] : [`${field}: ${value}`]));
  return `${lines.join("\n")}\n`;
}

/** As debhelper writes it: units are enabled when they are installed for the first time. */
export function enablingScript(units: readonly string[], before = ""): string {
  const enable = units.map(
    (unit) =>
      `\tdeb-systemd-helper unmask '${unit}' >/dev/null || true\n\tdeb-systemd-helper enable '${unit}' >/dev/null || true`,
  );
  return `#!/bin/sh\nset -e\nif [ "$1" = "configure" ]; then\n${before}${enable.join("\n")}\nfi\n`;
}
