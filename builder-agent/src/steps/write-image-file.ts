import type { JobContext } from "../engine/job-context.ts";
import type { ImageFile } from "../recipes/part-plan.ts";
import type { WithInside } from "../scopes/inside.ts";

/** Two texts of this length, escaped, fit into a line of the journal (32 KiB). */
const MOST_CHARACTERS = 6_000;

/** Writes a file that stays in the image, and reports it with what was there before: what a preview shows and a build's page keeps. */
export async function writeImageFile(file: ImageFile, { inside, report }: JobContext & WithInside): Promise<void> {
  const { path, content, mode = "0644" } = file;
  const before = await inside.readFile(path);
  await inside.writeFile(path, content, mode);
  reportChange({ path, content, mode }, before, report);
}

/** Removes a file of the image and reports what it was; nothing happens where there is none. */
export async function removeImageFile(path: string, { inside, report }: JobContext & WithInside): Promise<void> {
  const before = await inside.readFile(path);
  if (before === null) return;
  await inside.run(["rm", "-f", path], { isQuiet: true });
  reportChange({ path, content: "", mode: "removed" }, before, report);
}

function reportChange({ path, content, mode }: Required<ImageFile>, before: string | null, report: JobContext["report"]): void {
  report.event({
    ...{ type: "file.written", path, mode },
    before: before?.slice(0, MOST_CHARACTERS) ?? null,
    after: content.slice(0, MOST_CHARACTERS),
    isCut: Math.max(content.length, before?.length ?? 0) > MOST_CHARACTERS,
  });
}
