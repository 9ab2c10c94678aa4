"use client";

import { useTranslation } from "react-i18next";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import type { HostView } from "#trpc/outputs.ts";

/** What keeps a host from building, and the line that mends it. */
export function HostTroubles({ host }: { readonly host: HostView }) {
  const { t } = useTranslation();
  const { failure, report } = host;
  const missing = report?.missing ?? [];
  return (
    <>
      {failure === null ? null : (
        <Notice tone="danger" title={t(`errors.${failure.code}.title`)}>
          <p>{t(`errors.${failure.code}.hint`, { subject: failure.detail.subject ?? t("failure.subject") })}</p>
          <p className="mt-1 text-sm">
            <code dir="ltr">{failure.message}</code>
          </p>
        </Notice>
      )}
      {missing.length === 0 ? null : (
        <Notice tone="warning" title={t("hosts.missing", { count: missing.length })}>
          <div className="flex flex-col gap-2">
            <p>{t("hosts.missingHint", { commands: missing.map((item) => item.command).join(", ") })}</p>
            <CodeLine
              name={t("hosts.missingCommand")}
              text={`apt-get install --yes ${[...new Set(missing.map((item) => item.package))].join(" ")}`}
            />
          </div>
        </Notice>
      )}
      {report !== null && !report.isRoot ? (
        <Notice tone="warning" title={t("errors.HOST_NOT_ROOT.title")}>
          {t("errors.HOST_NOT_ROOT.hint")}
        </Notice>
      ) : null}
    </>
  );
}
