"use client";

import { useTranslation } from "react-i18next";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { KeepFailed } from "#protocol/job-request.ts";

const CHOICES = ["15", "30", "60", "120", "240"] as const;
/** Long enough to find what is wrong with a package or a script. */
const USUAL_MINUTES = 30;

type KeepFailedFieldsProps = {
  /** Null: the machine goes with its build. */
  readonly value: KeepFailed | null;
  readonly onChange: (value: KeepFailed | null) => void;
  readonly isKeyRefused: boolean;
};

/** Whether the machine of a failed build stays for a while, and whose key opens it. */
export function KeepFailedFields({ value, onChange, isKeyRefused }: KeepFailedFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        isSelected={value !== null}
        onChange={(isKept) => onChange(isKept ? { minutes: USUAL_MINUTES, publicKey: "" } : null)}
        hint={t("buildDialog.keepHint")}
      >
        {t("buildDialog.keep")}
      </Checkbox>
      {value === null ? null : (
        <div className="flex flex-col gap-5 ps-7">
          <Select
            label={t("buildDialog.keepMinutes")}
            options={CHOICES.map((minutes) => ({
              value: minutes,
              label: t("buildDialog.minutes", { count: Number(minutes) }),
            }))}
            value={CHOICES.find((minutes) => Number(minutes) === value.minutes) ?? null}
            onChange={(minutes) => onChange({ ...value, minutes: Number(minutes) })}
            className="max-w-48"
          />
          <TextField
            label={t("buildDialog.publicKey")}
            hint={t("buildDialog.publicKeyHint")}
            isCode
            rows={3}
            value={value.publicKey}
            onChange={(publicKey) => onChange({ ...value, publicKey })}
            error={isKeyRefused ? t("issues.sshPublicKey") : undefined}
          />
        </div>
      )}
    </>
  );
}
