import { diffLines, diffWordsWithSpace } from "diff";

type Change = "added" | "removed" | "kept";
type Piece = { readonly text: string; readonly isChanged: boolean };
export type DiffLine = { readonly key: string; readonly change: Change; readonly pieces: readonly Piece[] };

/**
 * What a text was and what it is, line by line. Where as many lines came as went, they are taken for the same lines written otherwise,
 * and the words that differ are marked; all else is told by whole lines.
 */
export function diffTexts(before: string, after: string): DiffLine[] {
  const parts = diffLines(before, after).map(({ value, added, removed }) => ({
    change: added ? ("added" as const) : removed ? ("removed" as const) : ("kept" as const),
    lines: toLines(value),
  }));
  return parts.flatMap(({ change, lines }, index) => {
    const other = change === "removed" ? parts[index + 1] : change === "added" ? parts[index - 1] : undefined;
    const isPaired = other !== undefined && other.change !== "kept" && other.lines.length === lines.length;
    return lines.map((text, line) => ({
      ...{ key: `${index}-${line}`, change },
      pieces: isPaired ? markWords(text, other.lines[line] ?? "") : [{ text, isChanged: false }],
    }));
  });
}

/** The words of a line that its other writing has not. */
function markWords(line: string, other: string): Piece[] {
  return diffWordsWithSpace(other, line)
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value, isChanged: added === true }));
}

function toLines(text: string): string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}
