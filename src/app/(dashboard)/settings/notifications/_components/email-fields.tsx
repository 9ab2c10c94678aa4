"use client";

import { useTranslation } from "react-i18next";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ChannelWish } from "#trpc/outputs.ts";
import type { SecretProps } from "./webhook-fields.tsx";

type EmailWay = Extract<ChannelWish["way"], { kind: "email" }>;
type EmailFieldsProps = SecretProps & { readonly way: EmailWay; readonly onChange: (change: Partial<EmailWay>) => void };

const SECURITIES = ["starttls", "tls", "none"] as const satisfies readonly EmailWay["security"][];

export function EmailFields({ way, onChange, issues, hasSecret, secret, onSecret }: EmailFieldsProps) {
  const { t } = useTranslation();
  const at = (field: keyof EmailWay) => issues.at("way", field);
  return (
    <>
      <TextField
        label={t("notifications.to")}
        hint={t("form.onePerLine")}
        isCode
        rows={2}
        value={way.to.join("\n")}
        onChange={(text) => onChange({ to: text === "" ? [] : text.split(/[\n,;]\s*/) })}
        error={at("to").any}
      />
      <TextField
        label={t("notifications.from")}
        isCode
        value={way.from}
        onChange={(from) => onChange({ from })}
        error={at("from").own}
      />
      <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_6rem_9rem]">
        <TextField
          label={t("notifications.host")}
          isCode
          value={way.host}
          onChange={(host) => onChange({ host })}
          error={at("host").own}
        />
        <NumberField
          label={t("notifications.port")}
          value={way.port}
          onChange={(port) => onChange({ port })}
          error={at("port").own}
        />
        <Select
          label={t("notifications.security")}
          options={SECURITIES.map((value) => ({ value, label: t(`notifications.securities.${value}`) }))}
          value={way.security}
          onChange={(security) => onChange({ security })}
        />
      </div>
      <TextField
        label={t("notifications.userName")}
        hint={t("notifications.userNameHint")}
        isCode
        autoComplete="off"
        value={way.userName ?? ""}
        onChange={(name) => onChange({ userName: name === "" ? null : name })}
        error={at("userName").own}
      />
      {way.userName === null ? null : (
        <TextField
          label={t("notifications.password")}
          type="password"
          autoComplete="new-password"
          {...(hasSecret ? { hint: t("notifications.keptHint") } : {})}
          value={secret}
          onChange={onSecret}
          error={issues.at("secret").own}
        />
      )}
    </>
  );
}
