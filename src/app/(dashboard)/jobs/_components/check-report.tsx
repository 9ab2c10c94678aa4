"use client";

import { useTranslation } from "react-i18next";
import type { Check } from "#domain/job/check.ts";
import { type CheckGroup, groupChecks } from "#domain/job/group-checks.ts";
import { knownWords } from "#messages/translation.ts";
import { CheckRow } from "./check-row.tsx";

/** Everything that was checked, by phase and lesson, what failed first. */
export function CheckReport({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation();
  const groups = groupChecks(checks);
  const phases = [...new Set(groups.map((group) => group.phase))];
  return (
    <div className="flex flex-col gap-7">
      {phases.map((phase) => (
        <section key={phase} className="flex flex-col gap-3">
          <h3 className="font-semibold">{t(`checks.phases.${phase}`)}</h3>
          <div className="flex flex-col gap-3">
            {groups
              .filter((group) => group.phase === phase)
              .map((group) => (
                <LessonCard key={group.lesson} group={group} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** What one lesson taught, and the checks that guard it. */
function LessonCard({ group }: { readonly group: CheckGroup }) {
  const { t, i18n } = useTranslation();
  const { lesson, checks } = group;
  const said = (word: "title" | "meaning") => knownWords(i18n, `checks.lessons.${lesson}.${word}`) ?? t(`checks.further.${word}`);
  return (
    <section className="overflow-hidden rounded-lg border border-line bg-surface">
      <header className="flex flex-col gap-0.5 border-line border-b bg-sunken px-4 py-2.5">
        <h4 className="flex flex-wrap items-baseline gap-x-2.5 font-medium">
          {lesson === null ? null : <code className="text-ink-faint text-xs">{lesson}</code>}
          {said("title")}
        </h4>
        <p className="max-w-[75ch] text-ink-soft text-sm">{said("meaning")}</p>
      </header>
      <ul className="divide-y divide-line">
        {checks.map((check) => (
          <li key={`${check.id} ${check.subject}`}>
            <CheckRow check={check} title={check.subject === null ? check.id : `${check.id} · ${check.subject}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}
