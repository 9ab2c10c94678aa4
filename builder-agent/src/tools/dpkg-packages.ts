import { join } from "node:path";
import type { Inventory } from "#protocol/inventory.ts";
import type { Host } from "../host/host.ts";

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
const FORMAT = "${db:Status-Status}\\t${Package}\\t${Version}\\t${Architecture}\\t${Installed-Size}\\n";

/** The installed packages of an image by its dpkg database. Installed-Size is in KiB (deb-control(5)) and only an estimate. */
export async function readInstalledPackages(root: string, host: Host): Promise<Inventory["packages"]> {
  const { stdout } = await host.run(
    ["dpkg-query", `--admindir=${join(root, "var/lib/dpkg")}`, "--show", `--showformat=${FORMAT}`],
    {
      isQuiet: true,
    },
  );
  return stdout.split("\n").flatMap((line) => {
    const [status, name, version, architecture, kibibytes] = line.split("\t");
    if (status !== "installed" || name === undefined || version === undefined || architecture === undefined) return [];
    return [{ name, version, architecture, sizeBytes: Number(kibibytes ?? 0) * 1024 }];
  });
}
