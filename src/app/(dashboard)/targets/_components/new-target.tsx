"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { PageHeader } from "#components/patterns/page-header.tsx";
import type { UnderstoodCloud } from "#domain/cloud-target/cloud-target.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CredentialsPaste } from "./credentials-paste.tsx";
import { SettingsFields } from "./settings-fields.tsx";
import { UnderstoodFields } from "./understood-fields.tsx";

const loadSchema = async () => (await import("#domain/cloud-target/cloud-target.ts")).newCloudTargetSchema;

/** Two steps: the pasted file is read and shown, then the target is named and saved. */
export function NewTarget() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("targets.new")} lead={t("targets.newLead")} back={{ href: "/targets", label: t("targets.title") }} />
      <CredentialsPaste>{(text, clouds) => <NewTargetForm text={text} clouds={clouds} />}</CredentialsPaste>
    </>
  );
}

type NewTargetFormProps = { readonly text: string; readonly clouds: readonly UnderstoodCloud[] };

function NewTargetForm({ text, clouds }: NewTargetFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.cloudTargets.create.mutationOptions());
  const form = useForm({
    loadSchema,
    initial: {
      ...{ name: "", horizonUrl: null, keepCount: null, relayHostId: null, machines: null },
      credentials: { text, cloudName: clouds[0]?.name ?? null, secret: null, caCertificate: null },
    },
    submit: async (target) => {
      const { id } = await create.mutateAsync(target);
      router.push(`/targets/${id}`);
    },
  });
  const { value, set, issues } = form;
  return (
    <FormFrame form={form} label={t("targets.one")} submitLabel={t("targets.save")} cancelHref="/targets">
      <UnderstoodFields
        clouds={clouds}
        value={value.credentials}
        onChange={(credentials) => set({ credentials })}
        issues={issues.at("credentials")}
      />
      <SettingsFields value={value} onChange={set} issues={issues} />
    </FormFrame>
  );
}
