"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { HostView } from "#trpc/outputs.ts";
import { HostForm } from "./host-form.tsx";

export function EditHost({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const host = useQuery(trpc.hosts.byId.queryOptions({ id }));
  return (
    <QueryView query={host} skeleton={<FormSkeleton />} isPage>
      {(answer) => <EditForm key={answer.id} host={answer} />}
    </QueryView>
  );
}

function EditForm({ host }: { readonly host: HostView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const update = useMutation(trpc.hosts.update.mutationOptions());
  const href = `/hosts/${host.id}`;
  const { address, port, user } = host;
  return (
    <>
      <PageHeader title={t("catalog.editTitle", { title: host.name })} back={{ href, label: host.name }} />
      {address === null || port === null || user === null ? (
        <Notice tone="info" title={t("errors.LOCAL_HOST_FIXED.title")}>
          {t("errors.LOCAL_HOST_FIXED.hint")}
        </Notice>
      ) : (
        <HostForm
          initial={{ name: host.name, address, port, user, folder: host.folder }}
          addressLead={t("hosts.sections.addressChange")}
          submitLabel={t("common.save")}
          cancelHref={href}
          onSave={async (definition) => {
            await update.mutateAsync({ id: host.id, definition });
            router.push(href);
          }}
        />
      )}
    </>
  );
}
