"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { EMPTY_BUILD_FACE, EMPTY_MIRROR_FACE } from "#domain/mirror-profile/empty-mirror-face.ts";
import { useTRPC } from "#trpc/client.tsx";
import { MirrorForm } from "./mirror-form.tsx";

export function NewMirror() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.mirrorProfiles.create.mutationOptions());
  return (
    <>
      <PageHeader title={t("mirrors.new")} lead={t("mirrors.lead")} back={{ href: "/mirrors", label: t("mirrors.title") }} />
      <MirrorForm
        initial={{ name: "", title: "", build: EMPTY_BUILD_FACE, image: EMPTY_MIRROR_FACE }}
        submitLabel={t("mirrors.create")}
        cancelHref="/mirrors"
        onSave={async (definition) => {
          const { id } = await create.mutateAsync(definition);
          router.push(`/mirrors/${id}`);
        }}
      />
    </>
  );
}
