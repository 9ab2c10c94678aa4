"use client";

import { ArrowDownToLine, Bell, ChevronsDownUp, ChevronsUpDown, CircleX, Download, WrapText } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { ToggleButton } from "#components/ui/toggle-button.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { JournalSnapshot } from "./job-journal.ts";
import { LogList, type LogTarget } from "./log-list.tsx";
import { createLogRows } from "./log-rows.ts";
import { saveLog } from "./save-log.ts";
import { useEndNotice } from "./use-end-notice.ts";

type LogPanelProps = {
  readonly snapshot: JournalSnapshot;
  readonly target: LogTarget | null;
  readonly isLive: boolean;
  readonly title: string;
  readonly onShowError: (step: StepId) => void;
};

/** A job's output: searched, folded by step, wrapped or not, and followed while it grows. */
export function LogPanel({ snapshot, target, isLive, title, onShowError }: LogPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [query, setQuery] = useState("");
  const [folded, setFolded] = useState<ReadonlySet<StepId>>(new Set());
  const [isWrapped, setIsWrapped] = useState(true);
  // What is to be shown may be folded away or left out by a search.
  const wanted = target === null ? undefined : snapshot.entries[target.entry];
  const [shownRequest, setShownRequest] = useState(0);
  if (target !== null && wanted !== undefined && shownRequest !== target.request) {
    setShownRequest(target.request);
    setQuery("");
    setFolded((current) => new Set([...current].filter((step) => step !== wanted.step)));
  }
  const settledQuery = useDeferredValue(query.trim());
  const filter = useMemo(() => ({ query: settledQuery, folded }), [settledQuery, folded]);
  const [select] = useState(createLogRows);
  const rows = select(snapshot.entries, snapshot.count, filter);
  const steps = snapshot.job.steps.map((step) => step.id);
  const failedStep = snapshot.job.steps.find((step) => step.state === "failed")?.id;
  const notice = useEndNotice(!isLive, title);
  const areAllFolded = steps.length > 0 && steps.every((id) => folded.has(id));

  return (
    <section
      aria-label={t("log.label")}
      className="flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-terminal"
    >
      <div className="flex flex-wrap items-center gap-2 border-line border-b bg-surface px-2 py-2">
        <SearchBox label={t("log.search")} value={query} onChange={setQuery} className="min-w-40 grow sm:max-w-80" />
        <span role="status" className="text-ink-faint text-sm tabular-nums">
          {settledQuery === ""
            ? t("log.lines", { count: snapshot.count, shown: format.count(snapshot.count) })
            : t("log.hits", { count: rows.length, shown: format.count(rows.length) })}
        </span>
        <div className="ms-auto flex items-center gap-1">
          {failedStep === undefined ? null : (
            <Button tone="quiet" size="sm" onPress={() => onShowError(failedStep)}>
              <CircleX aria-hidden="true" />
              {t("log.firstError")}
            </Button>
          )}
          {isLive && "Notification" in window ? (
            <ToggleButton label={t("log.notify")} isSelected={notice.isWanted} onChange={() => void notice.toggle()}>
              <Bell aria-hidden="true" />
            </ToggleButton>
          ) : null}
          <ToggleButton label={t("log.wrap")} isSelected={isWrapped} onChange={setIsWrapped}>
            <WrapText aria-hidden="true" />
          </ToggleButton>
          <Button
            tone="quiet"
            size="icon"
            aria-label={areAllFolded ? t("log.unfoldAll") : t("log.foldAll")}
            onPress={() => setFolded(areAllFolded ? new Set() : new Set(steps))}
          >
            {areAllFolded ? <ChevronsUpDown aria-hidden="true" /> : <ChevronsDownUp aria-hidden="true" />}
          </Button>
          <Button
            tone="quiet"
            size="icon"
            aria-label={t("log.save")}
            isDisabled={snapshot.count === 0}
            onPress={() => saveLog(snapshot.entries, snapshot.count, `${title.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-")}.log`)}
          >
            <Download aria-hidden="true" />
          </Button>
        </div>
      </div>
      <LogList
        snapshot={snapshot}
        rows={rows}
        query={settledQuery}
        isWrapped={isWrapped}
        folded={folded}
        target={target}
        isLive={isLive}
        onFold={(step) => setFolded((current) => toggled(current, step))}
        followIcon={<ArrowDownToLine aria-hidden="true" />}
      />
    </section>
  );
}

function toggled(set: ReadonlySet<StepId>, step: StepId): ReadonlySet<StepId> {
  const next = new Set(set);
  if (!next.delete(step)) next.add(step);
  return next;
}
