"use client";

import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type UnprovenReasonProps = { readonly value: string; readonly onChange: (reason: string) => void };

/** What is not proven is not published, unless an admin says why. */
export function UnprovenReason({ value, onChange }: UnprovenReasonProps) {
  const { t } = useTranslation();
  const isAdmin = useHasRole("admin");
  return (
    <Notice tone="warning" title={t("publications.unproven")}>
      {isAdmin ? (
        <TextField
          label={t("publications.unprovenReason")}
          hint={t("publications.unprovenHint")}
          value={value}
          onChange={onChange}
        />
      ) : (
        t("publications.unprovenDenied")
      )}
    </Notice>
  );
}
