"use client";

import Anser from "anser";
import { clsx } from "clsx";
import { memo } from "react";
import type { LogEntry } from "./job-journal.ts";

type LogLineProps = {
  readonly entry: Extract<LogEntry, { kind: "line" }>;
  readonly query: string;
  readonly clock: string;
  readonly address: string;
  /** Somebody was led to it: by an address, or by "first error". */
  readonly isTarget: boolean;
};

const STREAM_STYLE = {
  stdout: "",
  stderr: "text-ink",
  agent: "text-ink-soft italic",
  warning: "text-warning",
} as const;

/** One line of output with the colours that the tool gave it, and what is searched for marked. */
export const LogLine = memo(function LogLine({ entry, query, clock, address, isTarget }: LogLineProps) {
  // Of a long log not every line is a stop for Tab: only those that were looked for.
  const isStop = isTarget || query !== "";
  return (
    <>
      <a
        href={address}
        tabIndex={isStop ? 0 : -1}
        className="w-20 shrink-0 select-none whitespace-nowrap pe-3 text-ink-faint hover:underline"
      >
        {clock}
      </a>
      <span className={clsx("min-w-0 grow", STREAM_STYLE[entry.stream])}>
        {paint(entry.text).map((run) => (
          <span key={run.start} className={run.className}>
            {query === "" ? run.text : <Marked text={run.text} query={query} />}
          </span>
        ))}
      </span>
    </>
  );
});

const ESCAPE = "\u001b";

function paint(text: string): { start: number; text: string; className: string | undefined }[] {
  // A progress bar redraws its line with carriage returns: only its last state is of interest.
  const shown = text.slice(text.replace(/\r+$/, "").lastIndexOf("\r") + 1);
  if (!shown.includes(ESCAPE)) return [{ start: 0, text: shown, className: undefined }];
  return Anser.ansiToJson(shown, { use_classes: true, remove_empty: true }).map((run, start) => ({
    start,
    text: run.content,
    className: clsx(run.fg && `${run.fg}-fg`, run.decorations.includes("bold") && "font-semibold") || undefined,
  }));
}

function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  const parts: { start: number; text: string; isHit: boolean }[] = [];
  const haystack = text.toLowerCase();
  const needle = query.toLowerCase();
  let from = 0;
  for (let hit = haystack.indexOf(needle); hit !== -1; hit = haystack.indexOf(needle, from)) {
    if (hit > from) parts.push({ start: from, text: text.slice(from, hit), isHit: false });
    parts.push({ start: hit, text: text.slice(hit, hit + needle.length), isHit: true });
    from = hit + needle.length;
  }
  parts.push({ start: from, text: text.slice(from), isHit: false });
  return parts.map((part) =>
    part.isHit ? (
      <mark key={part.start} className="rounded-sm bg-match text-ink">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
