"use client";

import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { IdentityFields } from "#app/_catalog/identity-fields.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { FormSection } from "#components/patterns/form-section.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { pipelineAfter } from "#domain/variant/default-pipeline.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { BaseImageEntry, MirrorProfileEntry } from "#trpc/outputs.ts";
import { LabelsField } from "./labels-field.tsx";
import { ListingSection } from "./listing-section.tsx";
import { PartsField } from "./parts-field.tsx";
import { PipelineFields } from "./pipeline-fields.tsx";
import { SystemFields } from "./system-fields.tsx";
import { VariantSources } from "./variant-sources.tsx";

const loadSchema = async () => (await import("#domain/variant/variant.ts")).variantDefinitionSchema;

type VariantFormProps = {
  readonly initial: VariantDefinition;
  /** Of the variant that is edited; a new one has none. */
  readonly variantId?: string;
  readonly baseImages: readonly BaseImageEntry[];
  readonly mirrorProfiles: readonly MirrorProfileEntry[];
  readonly submitLabel: string;
  readonly cancelHref: string;
  readonly onSave: (definition: VariantDefinition) => Promise<unknown>;
};

export function VariantForm({
  initial,
  variantId,
  baseImages,
  mirrorProfiles,
  submitLabel,
  cancelHref,
  onSave,
}: VariantFormProps) {
  const { t } = useTranslation();
  const form = useForm({ loadSchema, initial, submit: onSave });
  const { value, set, issues } = form;
  const base = baseImages.find((entry) => entry.id === value.baseImageId)?.definition.base ?? null;
  return (
    <FormFrame form={form} label={t("variants.one")} submitLabel={submitLabel} cancelHref={cancelHref}>
      <FormSection title={t("catalog.identity")} lead={t("variants.sections.identityLead")}>
        <IdentityFields value={value} onChange={set} issues={issues} />
        <TextField
          label={t("variants.summary")}
          hint={t("variants.summaryHint")}
          rows={3}
          value={value.summary}
          onChange={(summary) => set({ summary })}
          error={issues.at("summary").own}
        />
      </FormSection>
      <FormSection title={t("variants.sections.sources")} lead={t("variants.sections.sourcesLead")}>
        <VariantSources value={value} onChange={set} issues={issues} baseImages={baseImages} mirrorProfiles={mirrorProfiles} />
      </FormSection>
      <FormSection title={t("variants.sections.parts")} lead={t("variants.sections.partsLead")}>
        <PartsField
          value={value.parts}
          onChange={(parts) => set({ parts, pipeline: pipelineAfter(value, parts) })}
          issues={issues.at("parts")}
          base={base}
        />
      </FormSection>
      <FormSection title={t("variants.sections.pipeline")} lead={t("variants.sections.pipelineLead")}>
        <PipelineFields value={value} onChange={set} issues={issues} />
      </FormSection>
      <FormSection title={t("variants.sections.system")} lead={t("variants.sections.systemLead")}>
        <SystemFields value={value} onChange={set} issues={issues} />
      </FormSection>
      <FormSection title={t("variants.sections.labels")} lead={t("variants.sections.labelsLead")}>
        <LabelsField value={value.labels} onChange={(labels) => set({ labels })} issues={issues.at("labels")} />
      </FormSection>
      <ListingSection
        value={value}
        distro={base?.distro ?? null}
        variantId={variantId ?? null}
        onChange={(listing) => set({ listing })}
        issues={issues.at("listing")}
      />
    </FormFrame>
  );
}
