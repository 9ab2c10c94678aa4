"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { FormSection } from "#components/patterns/form-section.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { Retention, RetentionPreview } from "#trpc/outputs.ts";
import { PreviewSum } from "./preview-sum.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { RuleFields } from "./rule-fields.tsx";

const loadSchema = async () => (await import("#domain/retention/retention.ts")).retentionSchema;

type Asked = { readonly retention: Retention; readonly goes: RetentionPreview; readonly isOpen: boolean };

/** The rule, what it would delete at this moment, and a question before it does. */
export function RetentionForm({ saved }: { readonly saved: Retention }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(trpc.retention.save.mutationOptions());
  const [asked, setAsked] = useState<Asked | null>(null);
  const form = useForm({
    loadSchema,
    initial: saved,
    submit: async (retention) => {
      const goes = await queryClient.fetchQuery({ ...trpc.retention.preview.queryOptions(retention), staleTime: 0 });
      if (goes.imageCount + goes.journalCount === 0) await save.mutateAsync(retention);
      else setAsked({ retention, goes, isOpen: true });
    },
  });
  return (
    <>
      <FormFrame form={form} label={t("retention.title")} submitLabel={t("common.save")} cancelHref="/settings">
        <RuleFields value={form.value} onChange={form.set} issues={form.issues} />
        <FormSection title={t("retention.preview.title")} lead={t("retention.preview.lead")}>
          <PreviewTable retention={form.value} />
        </FormSection>
      </FormFrame>
      {asked === null ? null : (
        <ConfirmDialog
          title={t("retention.confirmTitle")}
          confirmLabel={t("retention.confirm")}
          isDanger
          isOpen={asked.isOpen}
          onOpenChange={(isOpen) => setAsked({ ...asked, isOpen })}
          isPending={save.isPending}
          onConfirm={() => save.mutate(asked.retention, { onSuccess: () => setAsked({ ...asked, isOpen: false }) })}
        >
          <PreviewSum goes={asked.goes} />
          <p>{t("retention.confirmText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
