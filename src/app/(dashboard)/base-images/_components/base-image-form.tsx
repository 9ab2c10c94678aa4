"use client";

import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { IdentityFields } from "#app/_catalog/identity-fields.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { FormSection } from "#components/patterns/form-section.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { BaseImageDefinition } from "#domain/base-image/base-image.ts";
import type { Base } from "#protocol/recipe.ts";
import { OriginFields } from "./origin-fields.tsx";

const loadSchema = async () => (await import("#domain/base-image/base-image.ts")).baseImageDefinitionSchema;

type BaseImageFormProps = {
  readonly initial: BaseImageDefinition;
  readonly submitLabel: string;
  readonly cancelHref: string;
  readonly onSave: (definition: BaseImageDefinition) => Promise<unknown>;
};

export function BaseImageForm({ initial, submitLabel, cancelHref, onSave }: BaseImageFormProps) {
  const { t } = useTranslation();
  const form = useForm({ loadSchema, initial, submit: onSave });
  const { base } = form.value;
  const issues = form.issues.at("base");
  const setBase = (change: Partial<Base>) => form.set({ base: { ...base, ...change } });
  return (
    <FormFrame form={form} label={t("baseImages.one")} submitLabel={submitLabel} cancelHref={cancelHref}>
      <FormSection title={t("catalog.identity")}>
        <IdentityFields value={form.value} onChange={form.set} issues={form.issues} />
      </FormSection>
      <FormSection title={t("baseImages.release")} lead={t("baseImages.releaseLead")}>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Select
            label={t("baseImages.distro")}
            options={(["debian", "ubuntu"] as const).map((distro) => ({ value: distro, label: t(`distros.${distro}`) }))}
            value={base.distro}
            onChange={(distro) => setBase({ distro })}
          />
          <Select
            label={t("baseImages.architecture")}
            options={(["amd64", "arm64"] as const).map((architecture) => ({ value: architecture, label: architecture }))}
            value={base.architecture}
            onChange={(architecture) => setBase({ architecture })}
          />
          <TextField
            label={t("baseImages.version")}
            isCode
            placeholder="12"
            value={base.version}
            onChange={(version) => setBase({ version })}
            error={issues.at("version").own}
          />
          <TextField
            label={t("baseImages.codename")}
            isCode
            placeholder="bookworm"
            value={base.codename}
            onChange={(codename) => setBase({ codename })}
            error={issues.at("codename").own}
          />
        </div>
      </FormSection>
      <FormSection title={t("baseImages.origin")} lead={t("baseImages.originLead")}>
        <OriginFields
          value={base.origin}
          codename={base.codename}
          onChange={(origin) => setBase({ origin })}
          issues={issues.at("origin")}
        />
      </FormSection>
    </FormFrame>
  );
}
