"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { CloudTargetView } from "#trpc/outputs.ts";
import { SettingsFields } from "./settings-fields.tsx";

const loadSchema = async () => (await import("#domain/cloud-target/cloud-target.ts")).cloudTargetSettingsSchema;

export function EditTarget({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const target = useQuery(trpc.cloudTargets.byId.queryOptions({ id }));
  return (
    <QueryView query={target} skeleton={<FormSkeleton />} isPage>
      {(answer) => <EditForm key={answer.id} target={answer} />}
    </QueryView>
  );
}

function EditForm({ target }: { readonly target: CloudTargetView }) {
  const { id, name, horizonUrl, keepCount, relayHostId, machines } = target;
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const update = useMutation(trpc.cloudTargets.update.mutationOptions());
  const href = `/targets/${id}`;
  const form = useForm({
    loadSchema,
    initial: { name, horizonUrl, keepCount, relayHostId, machines },
    submit: async (settings) => {
      await update.mutateAsync({ id, settings });
      router.push(href);
    },
  });
  return (
    <>
      <PageHeader title={t("catalog.editTitle", { title: name })} back={{ href, label: name }} />
      <FormFrame form={form} label={t("targets.one")} submitLabel={t("common.save")} cancelHref={href}>
        <SettingsFields value={form.value} onChange={form.set} issues={form.issues} />
      </FormFrame>
    </>
  );
}
