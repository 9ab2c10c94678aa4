"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { BaseChecksum } from "#protocol/recipe.ts";

type ChecksumFieldsProps = {
  readonly value: BaseChecksum;
  readonly onChange: (checksum: BaseChecksum) => void;
  readonly issues: FieldIssues;
};

/** How a downloaded base image is proven to be the one that was promised. */
export function ChecksumFields({ value, onChange, issues }: ChecksumFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t("baseImages.checksumKind")}
        options={(["sha256", "sha512", "list"] as const).map((kind) => ({
          value: kind,
          label: t(`baseImages.checksums.${kind}`),
        }))}
        value={value.kind}
        onChange={(kind) =>
          onChange(kind === "list" ? { kind, algorithm: "sha256", url: "", signature: null } : { kind, value: "" })
        }
      />
      {value.kind === "list" ? (
        <ListFields value={value} onChange={onChange} issues={issues} />
      ) : (
        <TextField
          label={t("baseImages.checksum")}
          isCode
          value={value.value}
          onChange={(text) => onChange({ ...value, value: text.trim().toLowerCase() })}
          error={issues.at("value").own}
        />
      )}
    </>
  );
}

type ChecksumList = Extract<BaseChecksum, { kind: "list" }>;
type ListFieldsProps = {
  readonly value: ChecksumList;
  readonly onChange: (checksum: ChecksumList) => void;
  readonly issues: FieldIssues;
};

function ListFields({ value, onChange, issues }: ListFieldsProps) {
  const { t } = useTranslation();
  const { signature } = value;
  return (
    <>
      <div className="grid items-start gap-5 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <TextField
          label={t("baseImages.listUrl")}
          type="url"
          isCode
          value={value.url}
          onChange={(url) => onChange({ ...value, url })}
          error={issues.at("url").own}
        />
        <Select
          label={t("baseImages.algorithm")}
          options={(["sha256", "sha512"] as const).map((algorithm) => ({
            value: algorithm,
            label: t(`baseImages.algorithms.${algorithm}`),
          }))}
          value={value.algorithm}
          onChange={(algorithm) => onChange({ ...value, algorithm })}
        />
      </div>
      <Checkbox
        isSelected={signature !== null}
        onChange={(isSigned) => onChange({ ...value, signature: isSigned ? { url: "", publicKey: "", fingerprint: "" } : null })}
        hint={t("baseImages.signedHint")}
      >
        {t("baseImages.signed")}
      </Checkbox>
      {signature === null ? null : (
        <>
          <TextField
            label={t("baseImages.signatureUrl")}
            type="url"
            isCode
            value={signature.url}
            onChange={(url) => onChange({ ...value, signature: { ...signature, url } })}
            error={issues.at("signature", "url").own}
          />
          <TextField
            label={t("baseImages.fingerprint")}
            isCode
            value={signature.fingerprint}
            onChange={(text) =>
              onChange({ ...value, signature: { ...signature, fingerprint: text.replace(/\s/g, "").toUpperCase() } })
            }
            error={issues.at("signature", "fingerprint").own}
          />
          <TextField
            label={t("baseImages.publicKey")}
            isCode
            rows={6}
            value={signature.publicKey}
            onChange={(publicKey) => onChange({ ...value, signature: { ...signature, publicKey } })}
            error={issues.at("signature", "publicKey").own}
          />
        </>
      )}
    </>
  );
}
