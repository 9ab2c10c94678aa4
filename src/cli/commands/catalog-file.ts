import { readFile } from "node:fs/promises";
import type { Answer, CommandContext } from "../command.ts";
import { WORDS } from "../words.ts";

export async function exportCatalog({ api }: CommandContext): Promise<Answer> {
  const { yaml } = await api.catalog.export.query();
  return { json: { yaml }, text: yaml };
}

export async function importCatalog({ api }: CommandContext, { file }: { file: string }): Promise<Answer> {
  const { created, updated, unchanged } = await api.catalog.import.mutate({ yaml: await readFile(file, "utf8") });
  return { json: { created, updated, unchanged }, text: `${WORDS.imported(created, updated, unchanged)}\n` };
}
