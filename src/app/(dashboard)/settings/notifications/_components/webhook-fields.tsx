"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { TextField } from "#components/ui/text-field.tsx";
import type { ChannelWish } from "#trpc/outputs.ts";

/** What both ways ask besides: their secret, and whether one is saved. */
export type SecretProps = {
  readonly issues: FieldIssues;
  readonly hasSecret: boolean;
  readonly secret: string;
  readonly onSecret: (secret: string) => void;
};

type WebhookWay = Extract<ChannelWish["way"], { kind: "webhook" }>;
type WebhookFieldsProps = SecretProps & { readonly way: WebhookWay; readonly onChange: (change: Partial<WebhookWay>) => void };

export function WebhookFields({ way, onChange, issues, hasSecret, secret, onSecret }: WebhookFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t("notifications.url")}
        isCode
        placeholder="https://hooks.example.org/images"
        value={way.url}
        onChange={(url) => onChange({ url })}
        error={issues.at("way", "url").own}
      />
      <TextField
        label={t("notifications.secret")}
        type="password"
        autoComplete="new-password"
        hint={hasSecret ? t("notifications.keptHint") : t("notifications.secretHint")}
        value={secret}
        onChange={onSecret}
        error={issues.at("secret").own}
      />
    </>
  );
}
