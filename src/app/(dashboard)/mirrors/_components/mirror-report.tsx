"use client";

import { useTranslation } from "react-i18next";
import type { Check } from "#domain/job/check.ts";
import { groupMirrorChecks, type MirrorAnswers } from "#domain/mirror-profile/group-mirror-checks.ts";
import { CheckRow } from "../../jobs/_components/check-row.tsx";
import { OutcomeIcon } from "../../jobs/_components/outcome-icon.tsx";

const FACES = ["build", "image"] as const;

/** What every mirror of a profile answered, by face and source. */
export function MirrorReport({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation();
  const groups = groupMirrorChecks(checks);
  return (
    <div className="flex flex-col gap-7">
      {FACES.map((face) => {
        const mirrors = groups.filter((group) => group.face === face);
        return mirrors.length === 0 ? null : (
          <section key={face} className="flex flex-col gap-3">
            <h3 className="font-semibold">{t(`mirrors.faces.${face}.name`)}</h3>
            {mirrors.map((mirror) => (
              <MirrorCard key={`${mirror.source} ${mirror.uri}`} mirror={mirror} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function MirrorCard({ mirror }: { readonly mirror: MirrorAnswers }) {
  return (
    <section className="overflow-hidden rounded-lg border border-line bg-surface">
      <header className="flex items-start gap-2.5 border-line border-b bg-sunken px-4 py-2.5">
        <OutcomeIcon outcome={mirror.outcome} />
        <div className="flex min-w-0 flex-col">
          <h4 dir="ltr" className="font-medium [overflow-wrap:anywhere]">
            {mirror.source}
          </h4>
          {mirror.uri === null ? null : (
            <code dir="ltr" className="text-ink-soft text-sm [overflow-wrap:anywhere]">
              {mirror.uri}
            </code>
          )}
        </div>
      </header>
      <ul className="divide-y divide-line">
        {mirror.answers.map((answer) => (
          <li key={answer.aspect}>
            <CheckRow check={answer} title={answer.aspect} />
          </li>
        ))}
      </ul>
    </section>
  );
}
