"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { formatClock } from "#messages/format.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { JournalSnapshot } from "./job-journal.ts";
import { spellLineHash } from "./line-address.ts";
import { LogLine } from "./log-line.tsx";
import { LogStepHead } from "./log-step-head.tsx";

/** An entry to show; `request` makes the same one a new wish. */
export type LogTarget = { readonly entry: number; readonly request: number };

type LogListProps = {
  readonly snapshot: JournalSnapshot;
  readonly rows: readonly number[];
  readonly query: string;
  readonly isWrapped: boolean;
  readonly folded: ReadonlySet<StepId>;
  readonly target: LogTarget | null;
  readonly isLive: boolean;
  readonly onFold: (step: StepId) => void;
  readonly followIcon: ReactNode;
};

const LINE_HEIGHT = 20;
/** Nearer to the end than this counts as being there. */
const END_PIXELS = 24;

/** The lines in sight and no more: a million of them cost what a screen of them costs. */
export function LogList({ snapshot, rows, query, isWrapped, folded, target, isLive, onFold, followIcon }: LogListProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const [isFollowing, setIsFollowing] = useState(true);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
    getItemKey: (row) => rows[row] ?? row,
  });

  useEffect(() => {
    if (isFollowing && query === "" && rows.length > 0 && isLive) lines.scrollToIndex(rows.length - 1, { align: "end" });
  }, [isFollowing, isLive, query, rows.length, lines]);

  // Only a new wish scrolls; the log growing meanwhile does not, unless it is what brings the line.
  const shown = useRef(0);
  const wantedRow = target === null ? -1 : findRow(rows, target.entry);
  useEffect(() => {
    if (target === null || wantedRow === -1 || shown.current === target.request) return;
    shown.current = target.request;
    setIsFollowing(false);
    const { startIndex = 0, endIndex = -1 } = lines.range ?? {};
    const isHead = snapshot.entries[target.entry]?.kind === "step";
    if (isHead || wantedRow < startIndex || wantedRow > endIndex)
      lines.scrollToIndex(wantedRow, { align: isHead ? "start" : "center" });
  }, [target, wantedRow, lines, snapshot.entries]);

  return (
    <div className="relative min-h-0 grow">
      <ScrollRegion
        ref={box}
        aria-label={t("log.output")}
        dir="ltr"
        className="h-full overflow-auto overscroll-contain font-mono text-xs leading-5 outline-offset-[-2px]"
        onScroll={({ currentTarget: view }) => {
          const isAtEnd = view.scrollHeight - view.scrollTop - view.clientHeight < END_PIXELS;
          if (isAtEnd && !isFollowing) setIsFollowing(true);
        }}
        onWheel={({ deltaY }) => deltaY < 0 && setIsFollowing(false)}
        onTouchMove={() => setIsFollowing(false)}
        onKeyDown={({ key }) => ["ArrowUp", "PageUp", "Home"].includes(key) && setIsFollowing(false)}
      >
        <div className="relative min-w-full" style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map((line) => {
            const entry = snapshot.entries[rows[line.index] ?? -1];
            if (entry === undefined) return null;
            return (
              <div
                key={line.key}
                ref={lines.measureElement}
                data-index={line.index}
                className={clsx(
                  "absolute inset-x-0 top-0",
                  isWrapped ? "[overflow-wrap:anywhere] whitespace-pre-wrap" : "w-max min-w-full whitespace-pre",
                )}
                style={{ transform: `translateY(${line.start}px)` }}
              >
                {entry.kind === "step" ? (
                  <LogStepHead
                    entry={entry}
                    step={snapshot.job.steps.find((step) => step.id === entry.step)}
                    isFolded={folded.has(entry.step)}
                    onFold={() => onFold(entry.step)}
                  />
                ) : (
                  <div
                    className={clsx("flex min-h-5 px-4", line.index === wantedRow ? "bg-match/60" : "hover:bg-hover")}
                    {...(line.index === wantedRow ? { "aria-current": "location" } : {})}
                  >
                    <LogLine
                      entry={entry}
                      query={query}
                      clock={formatClock(entry.at)}
                      address={spellLineHash(rows[line.index] ?? 0)}
                      isTarget={line.index === wantedRow}
                    />
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </ScrollRegion>
      {rows.length === 0 ? (
        <p className="absolute inset-x-0 top-10 text-center text-ink-faint">
          {query === "" ? t(isLive ? "log.waiting" : "log.nothing") : t("log.noHits")}
        </p>
      ) : null}
      {isLive && !isFollowing ? (
        <Button size="sm" className="absolute end-4 bottom-4" onPress={() => setIsFollowing(true)}>
          {followIcon}
          {t("log.follow")}
        </Button>
      ) : null}
    </div>
  );
}

/** The row of an entry, or -1 where it is not shown: `rows` ascend. */
function findRow(rows: readonly number[], entry: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = rows[middle] ?? entry;
    if (value === entry) return middle;
    if (value < entry) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
