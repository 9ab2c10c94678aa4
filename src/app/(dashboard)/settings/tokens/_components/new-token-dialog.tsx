"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { usePerson } from "#app/_session/session-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { Inputs } from "#trpc/outputs.ts";
import { useRoleOptions } from "../../_components/use-role-options.ts";
import { MadeToken } from "./made-token.tsx";

const loadSchema = async () => (await import("#domain/api-token/api-token.ts")).newTokenSchema;

type NewToken = Inputs["tokens"]["create"];

/** The domain's own list comes with zod, 30 KB that the dialog needs only when it is sent. */
const DAYS = [7, 30, 90, 365] as const satisfies readonly NewToken["days"][];

const EMPTY: NewToken = { name: "", role: "viewer", days: 90 };
const FORM_ID = "new-token";

/** Asks what the token is for, and then shows it, once. */
export function NewTokenDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.tokens.create.mutationOptions());
  const [made, setMade] = useState<string | null>(null);
  const form = useForm({
    loadSchema,
    initial: EMPTY,
    submit: async (value) => {
      const { token } = await create.mutateAsync(value);
      setMade(token);
      await queryClient.invalidateQueries({ queryKey: trpc.tokens.list.queryKey() });
    },
  });
  return (
    <Dialog
      title={t("tokens.new")}
      closeLabel={t("common.close")}
      isOpen={isOpen}
      onOpenChange={onClose}
      footer={
        made === null ? (
          <>
            <Button onPress={onClose}>{t("common.cancel")}</Button>
            <Button tone="solid" type="submit" form={FORM_ID} isPending={form.isPending}>
              {t("tokens.create")}
            </Button>
          </>
        ) : (
          <Button tone="solid" autoFocus onPress={onClose}>
            {t("tokens.kept")}
          </Button>
        )
      }
    >
      {made === null ? <TokenFields form={form} /> : <MadeToken token={made} />}
    </Dialog>
  );
}

function TokenFields({ form }: { readonly form: ReturnType<typeof useForm<NewToken>> }) {
  const { t } = useTranslation();
  const me = usePerson();
  const roles = useRoleOptions();
  const { value, set, issues } = form;
  return (
    <form {...form.props} id={FORM_ID} className="flex flex-col gap-5">
      <ProblemNotice problem={form.problem} />
      <TextField
        label={t("tokens.name")}
        hint={t("tokens.nameHint")}
        autoComplete="off"
        autoFocus
        value={value.name}
        onChange={(name) => set({ name })}
        error={issues.at("name").own}
      />
      <Select
        label={t("people.role")}
        hint={t("tokens.roleHint")}
        // None above one's own.
        options={roles.slice(0, roles.findIndex((role) => role.value === me.role) + 1)}
        value={value.role}
        onChange={(role) => set({ role })}
      />
      <Select
        label={t("tokens.days")}
        options={DAYS.map((days) => ({ value: String(days), label: t("tokens.dayCount", { count: days }) }))}
        value={String(value.days)}
        onChange={(text) => set({ days: DAYS.find((days) => String(days) === text) ?? EMPTY.days })}
      />
    </form>
  );
}
