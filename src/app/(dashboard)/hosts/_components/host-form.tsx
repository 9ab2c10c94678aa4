"use client";

import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { FormSection } from "#components/patterns/form-section.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { HostDefinition } from "#domain/builder-host/builder-host.ts";

const loadSchema = async () => (await import("#domain/builder-host/builder-host.ts")).hostDefinitionSchema;

type HostFormProps = {
  readonly initial: HostDefinition;
  readonly addressLead: string;
  readonly submitLabel: string;
  readonly cancelHref: string;
  readonly onSave: (definition: HostDefinition) => Promise<unknown>;
};

export function HostForm({ initial, addressLead, submitLabel, cancelHref, onSave }: HostFormProps) {
  const { t } = useTranslation();
  const form = useForm({ loadSchema, initial, submit: onSave });
  const { value, set, issues } = form;
  return (
    <FormFrame form={form} label={t("hosts.one")} submitLabel={submitLabel} cancelHref={cancelHref}>
      <FormSection title={t("hosts.sections.address")} lead={addressLead}>
        <TextField
          label={t("catalog.name")}
          hint={t("hosts.nameHint")}
          isCode
          value={value.name}
          onChange={(name) => set({ name })}
          error={issues.at("name").own}
        />
        <div className="grid items-start gap-5 sm:grid-cols-[minmax(0,1fr)_8rem]">
          <TextField
            label={t("hosts.address")}
            isCode
            value={value.address}
            onChange={(address) => set({ address })}
            error={issues.at("address").own}
          />
          <NumberField
            label={t("hosts.port")}
            value={value.port}
            onChange={(port) => set({ port })}
            error={issues.at("port").own}
          />
        </div>
        <TextField
          label={t("hosts.user")}
          hint={t("hosts.userHint")}
          isCode
          value={value.user}
          onChange={(user) => set({ user })}
          error={issues.at("user").own}
        />
        <TextField
          label={t("hosts.folder")}
          hint={t("hosts.folderHint")}
          isCode
          value={value.folder}
          onChange={(folder) => set({ folder })}
          error={issues.at("folder").own}
        />
      </FormSection>
    </FormFrame>
  );
}
