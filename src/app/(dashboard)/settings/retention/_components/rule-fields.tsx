"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { FormSection } from "#components/patterns/form-section.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import type { Retention } from "#trpc/outputs.ts";

type RuleFieldsProps = {
  readonly value: Retention;
  readonly onChange: (change: Partial<Retention>) => void;
  readonly issues: FieldIssues;
};

/** What somebody begins with who switches a rule on: it deletes nothing of a month's work. */
const FIRST_IMAGES = { keepCount: 3, keepDays: 30 } as const;
const FIRST_JOURNAL_DAYS = 90;

/** For how long images stay, and for how long logs. */
export function RuleFields({ value, onChange, issues }: RuleFieldsProps) {
  const { t } = useTranslation();
  const { images, journalDays } = value;
  return (
    <>
      <FormSection title={t("retention.images.title")} lead={t("retention.images.lead")}>
        <Checkbox isSelected={images !== null} onChange={(isOn) => onChange({ images: isOn ? FIRST_IMAGES : null })}>
          {t("retention.images.on")}
        </Checkbox>
        {images === null ? null : (
          <div className="grid gap-5 sm:grid-cols-2">
            <NumberField
              label={t("retention.images.count")}
              hint={t("retention.images.countHint")}
              value={images.keepCount}
              onChange={(keepCount) => onChange({ images: { ...images, keepCount } })}
              error={issues.at("images", "keepCount").own}
            />
            <NumberField
              label={t("retention.images.days")}
              hint={t("retention.images.daysHint")}
              unit={t("retention.dayUnit")}
              value={images.keepDays}
              onChange={(keepDays) => onChange({ images: { ...images, keepDays } })}
              error={issues.at("images", "keepDays").own}
            />
          </div>
        )}
      </FormSection>
      <FormSection title={t("retention.journals.title")} lead={t("retention.journals.lead")}>
        <Checkbox
          isSelected={journalDays !== null}
          onChange={(isOn) => onChange({ journalDays: isOn ? FIRST_JOURNAL_DAYS : null })}
        >
          {t("retention.journals.on")}
        </Checkbox>
        {journalDays === null ? null : (
          <NumberField
            label={t("retention.journals.days")}
            unit={t("retention.dayUnit")}
            className="sm:w-1/2"
            value={journalDays}
            onChange={(days) => onChange({ journalDays: days })}
            error={issues.at("journalDays").own}
          />
        )}
      </FormSection>
    </>
  );
}
