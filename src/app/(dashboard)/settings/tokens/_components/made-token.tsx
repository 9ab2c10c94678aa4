"use client";

import { useTranslation } from "react-i18next";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { Notice } from "#components/patterns/notice.tsx";

/** A token that was just made, the one time that it can be seen, and how it is used. */
export function MadeToken({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const url = window.location.origin;
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning" role="status" title={t("tokens.once")}>
        {t("tokens.onceHint")}
      </Notice>
      <CodeLine name={t("tokens.token")} text={token} />
      <div className="flex flex-col gap-2">
        <h3 className="font-medium text-sm">{t("tokens.use")}</h3>
        <CodeLine name={t("tokens.useMib")} text={`export MIB_URL=${url} MIB_TOKEN=…\nnpm run -s mib -- images --json`} />
        <CodeLine
          name={t("tokens.useCurl")}
          text={`curl -H "Authorization: Bearer $MIB_TOKEN" \\\n  ${url}/api/trpc/images.list?input=%7B%7D`}
        />
      </div>
    </div>
  );
}
