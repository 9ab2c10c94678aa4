import type { Answer, CommandContext } from "../command.ts";
import { findImage } from "../find.ts";
import { formatGrowth, formatTable } from "../format.ts";
import { WORDS } from "../words.ts";

/** As many rows as the dashboard gives at once. */
const PAGE_ROWS = 2_000;

type Page<Row> = { readonly items: readonly Row[]; readonly nextCursor: number | null };

/** Every package and file in which one image differs from another; images by file name or id. */
export async function compare({ api }: CommandContext, { from, to }: { from: string; to: string }): Promise<Answer> {
  const [one, other] = [await findImage(api, from), await findImage(api, to)];
  const two = { fromId: one.id, toId: other.id };
  const packages = await collect((cursor) => api.images.changedPackages.query({ ...two, cursor, limit: PAGE_ROWS }));
  // Every path holds a slash: a search for one gives all files, and no folders.
  const files = await collect((cursor) => api.images.changedFiles.query({ ...two, cursor, limit: PAGE_ROWS, search: "/" }));
  const rows = packages.map((change) => [
    ...[change.name, change.kind, change.from ?? "-", change.to ?? "-", formatGrowth(change.growthBytes)],
  ]);
  const count = (kind: string) => files.filter((change) => change.kind === kind).length;
  const sum = WORDS.compared({
    ...{ added: count("added"), removed: count("removed"), changed: count("changed") },
    growth: formatGrowth(other.sizeBytes - one.sizeBytes),
  });
  return {
    json: { ...two, packages, files },
    text: `${formatTable(["PACKAGE", "CHANGE", "FROM", "TO", "GROWTH"], rows)}${sum}\n`,
  };
}

async function collect<Row>(ask: (cursor: number) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page: Page<Row> = await ask(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}
