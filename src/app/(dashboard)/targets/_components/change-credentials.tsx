"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import type { UnderstoodCloud } from "#domain/cloud-target/cloud-target.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CredentialsPaste } from "./credentials-paste.tsx";
import { UnderstoodFields } from "./understood-fields.tsx";

const loadSchema = async () => (await import("#domain/cloud-target/cloud-target.ts")).credentialsSchema;

/** Other credentials in the place of a target's. The old ones are not shown: nobody can read them. */
export function ChangeCredentials({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const target = useQuery(trpc.cloudTargets.byId.queryOptions({ id }));
  return (
    <QueryView query={target} skeleton={<FormSkeleton />} isPage>
      {({ name }) => (
        <>
          <PageHeader title={t("targets.credentialsTitle", { name })} back={{ href: `/targets/${id}`, label: name }} />
          <CredentialsPaste>{(text, clouds) => <CredentialsForm id={id} text={text} clouds={clouds} />}</CredentialsPaste>
        </>
      )}
    </QueryView>
  );
}

type CredentialsFormProps = { readonly id: string; readonly text: string; readonly clouds: readonly UnderstoodCloud[] };

function CredentialsForm({ id, text, clouds }: CredentialsFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const setCredentials = useMutation(trpc.cloudTargets.setCredentials.mutationOptions());
  const href = `/targets/${id}`;
  const form = useForm({
    loadSchema,
    initial: { text, cloudName: clouds[0]?.name ?? null, secret: null, caCertificate: null },
    submit: async (credentials) => {
      await setCredentials.mutateAsync({ id, credentials });
      router.push(href);
    },
  });
  return (
    <FormFrame form={form} label={t("targets.credentials")} submitLabel={t("targets.save")} cancelHref={href}>
      <UnderstoodFields clouds={clouds} value={form.value} onChange={form.set} issues={form.issues} />
    </FormFrame>
  );
}
