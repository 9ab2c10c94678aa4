import type { ImageHost } from "../host/image-host.ts";
import type { SourcesFile } from "./host-sources.ts";

/** The image's own files of package sources; paths are the image's. */
export async function imageSourcesFiles(inside: ImageHost): Promise<SourcesFile[]> {
  const { stdout } = await inside.run(
    ["find", "/etc/apt/sources.list", "/etc/apt/sources.list.d", "-maxdepth", "1", "-name", "*.*", "!", "-type", "d"],
    { okExitCodes: [0, 1], isQuiet: true },
  );
  const files: SourcesFile[] = [];
  for (const path of stdout
    .split("\n")
    .filter((line) => line !== "")
    .toSorted()) {
    const style = path.endsWith(".sources") ? "deb822" : path.endsWith(".list") ? "one-line" : null;
    const text = style === null ? null : await inside.readFile(path);
    if (style !== null && text !== null) files.push({ path, style, text });
  }
  return files;
}
