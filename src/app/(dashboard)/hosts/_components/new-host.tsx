"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { DEFAULT_AGENT_FOLDER } from "#domain/builder-host/default-agent-folder.ts";
import { useTRPC } from "#trpc/client.tsx";
import { HostForm } from "./host-form.tsx";

export function NewHost() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.hosts.create.mutationOptions());
  return (
    <>
      <PageHeader title={t("hosts.new")} lead={t("hosts.newLead")} back={{ href: "/hosts", label: t("hosts.title") }} />
      <HostForm
        initial={{ name: "", address: "", port: 22, user: "root", folder: DEFAULT_AGENT_FOLDER }}
        addressLead={t("hosts.sections.addressLead")}
        submitLabel={t("hosts.add")}
        cancelHref="/hosts"
        onSave={async (definition) => {
          const { id } = await create.mutateAsync(definition);
          router.push(`/hosts/${id}`);
        }}
      />
    </>
  );
}
