"use client";

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextListField } from "#app/_catalog/text-list-field.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { TextField } from "#components/ui/text-field.tsx";
import type { MirrorFace } from "#protocol/recipe.ts";
import { MIRROR_SOURCES, SIGNING_KEYS } from "./mirror-sources.ts";
import { RegistriesField } from "./registries-field.tsx";

type MirrorFaceFieldsProps<Face extends MirrorFace> = {
  readonly which: "build" | "image";
  readonly value: Face;
  readonly onChange: (face: Face) => void;
  readonly issues: FieldIssues;
  /** What this face alone has. */
  readonly children?: ReactNode;
};

const EXAMPLES = {
  aptArchive: "http://mirror.example.org/debian",
  aptSecurity: "http://mirror.example.org/debian-security",
  dockerApt: "https://mirror.example.org/docker/linux/debian",
  kubernetesApt: "https://mirror.example.org/kubernetes/core:/stable:/",
  dockerHub: "https://hub.example.org",
} as const;

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** One face of a mirror profile. What is left empty stays the base's own. */
export function MirrorFaceFields<Face extends MirrorFace>(props: MirrorFaceFieldsProps<Face>) {
  const { which, value, onChange, issues, children } = props;
  const { t } = useTranslation();
  const set = (change: Partial<MirrorFace>) => onChange({ ...value, ...change });
  const face = t(`mirrors.faces.${which}.name`);
  return (
    <fieldset className="flex min-w-0 flex-col gap-5 pb-8">
      <legend className="float-start mb-1 flex w-full flex-col gap-1">
        <span className="font-semibold">{face}</span>
        <span className="text-ink-soft text-sm">{t(`mirrors.faces.${which}.hint`)}</span>
      </legend>
      {MIRROR_SOURCES.map((source) => (
        <TextField
          key={source}
          label={t(`mirrors.sources.${source}`)}
          type="url"
          isCode
          placeholder={EXAMPLES[source]}
          value={value[source] ?? ""}
          onChange={(text) => set({ [source]: orNull(text) })}
          error={issues.at(source).own}
        />
      ))}
      {SIGNING_KEYS.map(({ source, key }) =>
        value[source] === null && value[key] === null ? null : (
          <TextField
            key={key}
            label={t(`mirrors.keys.${key}`)}
            hint={t("mirrors.keyHint")}
            isCode
            value={value[key] ?? ""}
            onChange={(text) => set({ [key]: orNull(text.replaceAll(/\s/g, "").toUpperCase()) })}
            error={issues.at(key).own}
          />
        ),
      )}
      <RegistriesField value={value.registries} onChange={(registries) => set({ registries })} issues={issues.at("registries")} />
      <TextListField
        label={t("mirrors.nameservers")}
        hint={t("form.onePerLine")}
        value={value.nameservers}
        onChange={(nameservers) => set({ nameservers })}
        error={issues.at("nameservers").any}
      />
      <TextField
        label={t("mirrors.caCertificate")}
        hint={t("mirrors.caHint")}
        isCode
        rows={4}
        value={value.caCertificate ?? ""}
        onChange={(text) => set({ caCertificate: orNull(text) })}
        error={issues.at("caCertificate").own}
      />
      {children}
    </fieldset>
  );
}
