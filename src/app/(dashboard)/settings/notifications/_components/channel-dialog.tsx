"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormDialog } from "#app/_forms/form-dialog.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { ChannelView, ChannelWish } from "#trpc/outputs.ts";
import { EmailFields } from "./email-fields.tsx";
import { WebhookFields } from "./webhook-fields.tsx";

const loadSchema = async () => (await import("#domain/notification/notification.ts")).channelSchema;

/** The domain's own list comes with zod, which the dialog needs only when it is sent. */
const KINDS = [
  "build-failed",
  "build-recovered",
  "image-stale",
  "host-down",
  "retention-deleted",
] as const satisfies ChannelWish["kinds"];

const NEW_WAYS = {
  email: { kind: "email", host: "", port: 587, security: "starttls", userName: null, from: "", to: [] },
  webhook: { kind: "webhook", url: "" },
} as const satisfies { [Kind in ChannelWish["way"]["kind"]]: object };

const NEW: ChannelWish = { name: "", way: { ...NEW_WAYS.email, to: [] }, kinds: ["build-failed", "host-down"], secret: "" };

type ChannelDialogProps = { readonly channel: ChannelView | null; readonly isOpen: boolean; readonly onClose: () => void };

/** Asks where a channel leads and what it hears of; null: a new one. */
export function ChannelDialog({ channel, isOpen, onClose }: ChannelDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.notifications.create.mutationOptions());
  const update = useMutation(trpc.notifications.update.mutationOptions());
  const form = useForm<ChannelWish>({
    loadSchema,
    initial: channel === null ? NEW : { name: channel.name, way: channel.way, kinds: [...channel.kinds], secret: "" },
    submit: async (wish) => {
      if (channel === null) await create.mutateAsync(wish);
      else await update.mutateAsync({ id: channel.id, channel: wish });
      await queryClient.invalidateQueries({ queryKey: trpc.notifications.list.queryKey() });
      onClose();
    },
  });
  const { value, set, issues } = form;
  const { way, kinds } = value;
  const fields = {
    issues,
    hasSecret: channel?.hasSecret === true,
    secret: value.secret,
    onSecret: (secret: string) => set({ secret }),
  };
  return (
    <FormDialog
      title={channel === null ? t("notifications.new") : t("notifications.edit", { name: channel.name })}
      submitLabel={channel === null ? t("notifications.create") : t("common.save")}
      isOpen={isOpen}
      onClose={onClose}
      form={form}
    >
      <TextField
        label={t("notifications.name")}
        autoComplete="off"
        autoFocus
        value={value.name}
        onChange={(name) => set({ name })}
        error={issues.at("name").own}
      />
      <Segmented
        label={t("notifications.way")}
        value={way.kind}
        options={(["email", "webhook"] as const).map((kind) => ({ value: kind, label: t(`notifications.ways.${kind}`) }))}
        onChange={(kind) => set({ way: kind === "email" ? { ...NEW_WAYS.email, to: [] } : NEW_WAYS.webhook })}
      />
      {way.kind === "email" ? (
        <EmailFields {...fields} way={way} onChange={(change) => set({ way: { ...way, ...change } })} />
      ) : (
        <WebhookFields {...fields} way={way} onChange={(change) => set({ way: { ...way, ...change } })} />
      )}
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-2 font-medium text-sm">{t("notifications.hears")}</legend>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={kinds.includes(kind)}
            onChange={(isOn) => set({ kinds: KINDS.filter((one) => (one === kind ? isOn : kinds.includes(one))) })}
          >
            {t(`notifications.notices.${kind}`)}
          </Checkbox>
        ))}
        {issues.at("kinds").any === undefined ? null : <p className="text-danger text-sm">{issues.at("kinds").any}</p>}
      </fieldset>
    </FormDialog>
  );
}
