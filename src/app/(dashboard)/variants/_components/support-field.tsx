"use client";

import { useTranslation } from "react-i18next";
import { TextField } from "#components/ui/text-field.tsx";
import { SUPPORT_NOTICE_DAYS } from "#domain/variant/support.ts";
import { useFormat } from "#messages/use-format.ts";

type SupportFieldProps = {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error: string | undefined;
};

/** The last day of support, which the browser asks for by its own calendar; the hint says it in the reader's. */
export function SupportField({ value, onChange, error }: SupportFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <TextField
      label={t("listing.supportEndsOn")}
      type="date"
      className="max-w-80"
      hint={
        value === null
          ? t("listing.supportHint")
          : t("listing.supportHintOn", { day: format.date(value), count: SUPPORT_NOTICE_DAYS })
      }
      value={value ?? ""}
      onChange={(day) => onChange(day === "" ? null : day)}
      error={error}
    />
  );
}
