"use client";

import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { IdentityFields } from "#app/_catalog/identity-fields.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { FormSection } from "#components/patterns/form-section.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { MirrorProfileDefinition } from "#domain/mirror-profile/mirror-profile.ts";
import { MirrorFaceFields } from "./mirror-face-fields.tsx";

const loadSchema = async () => (await import("#domain/mirror-profile/mirror-profile.ts")).mirrorProfileDefinitionSchema;

type MirrorFormProps = {
  readonly initial: MirrorProfileDefinition;
  readonly submitLabel: string;
  readonly cancelHref: string;
  readonly onSave: (definition: MirrorProfileDefinition) => Promise<unknown>;
};

export function MirrorForm({ initial, submitLabel, cancelHref, onSave }: MirrorFormProps) {
  const { t } = useTranslation();
  const form = useForm({ loadSchema, initial, submit: onSave });
  const { value, set, issues } = form;
  return (
    <FormFrame form={form} label={t("mirrors.one")} submitLabel={submitLabel} cancelHref={cancelHref}>
      <FormSection title={t("catalog.identity")}>
        <IdentityFields value={value} onChange={set} issues={issues} />
      </FormSection>
      <div className="grid gap-x-10 border-line border-t pt-7 xl:grid-cols-2">
        <MirrorFaceFields which="build" value={value.build} onChange={(build) => set({ build })} issues={issues.at("build")}>
          <TextField
            label={t("mirrors.httpProxy")}
            hint={t("mirrors.httpProxyHint")}
            type="url"
            isCode
            placeholder="http://proxy.example.org:3128"
            value={value.build.httpProxy ?? ""}
            onChange={(text) => set({ build: { ...value.build, httpProxy: text.trim() === "" ? null : text.trim() } })}
            error={issues.at("build", "httpProxy").own}
          />
        </MirrorFaceFields>
        <MirrorFaceFields which="image" value={value.image} onChange={(image) => set({ image })} issues={issues.at("image")} />
      </div>
    </FormFrame>
  );
}
