"use client";

import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { knownWords } from "#messages/translation.ts";
import type { CloudCheck } from "#protocol/cloud-report.ts";
import type { CloudTargetView } from "#trpc/outputs.ts";
import { OutcomeIcon } from "../../../jobs/_components/outcome-icon.tsx";

/** What a builder host found the credentials to be good for. */
export function TargetChecks({ target }: { readonly target: CloudTargetView }) {
  const { t } = useTranslation();
  const { report, failure, isChecking, checkedAt } = target;
  return (
    <Card>
      <CardHeader title={t("targets.checksTitle")} note={checkedAt === null ? undefined : <TimeSince at={checkedAt} />} />
      {failure === null || isChecking ? null : (
        <div className="p-4">
          <Notice tone="danger" title={t(`errors.${failure.code}.title`)}>
            <bdi>{failure.message}</bdi>
          </Notice>
        </div>
      )}
      {isChecking ? <p className="px-4 pt-4 text-ink-soft">{t("targets.checking")}</p> : null}
      {report === null ? (
        <p className="p-4 text-ink-soft">{isChecking ? null : t("targets.notChecked")}</p>
      ) : (
        <ul className="flex flex-col py-2">
          {report.checks.map((check) => (
            <CheckLine key={check.id} check={check} roles={check.id === "sign-in" ? (report.identity?.roles ?? []) : []} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function CheckLine({ check, roles }: { readonly check: CloudCheck; readonly roles: readonly string[] }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="flex items-start gap-2.5 px-4 py-2">
      <OutcomeIcon outcome={check.outcome} />
      <div className="flex min-w-0 grow flex-col">
        <span className="font-medium">{knownWords(i18n, `targets.checks.${check.id}`) ?? check.id}</span>
        <span className="text-ink-soft text-sm [overflow-wrap:anywhere]">
          <bdi>{check.evidence}</bdi>
        </span>
        {roles.length === 0 ? null : (
          <span className="text-ink-faint text-sm">{t("targets.roles", { roles: roles.join(", ") })}</span>
        )}
      </div>
      <span className="text-ink-soft text-sm whitespace-nowrap">{t(`checks.outcomes.${check.outcome}`)}</span>
    </li>
  );
}
