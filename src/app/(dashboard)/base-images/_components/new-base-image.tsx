"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { PageHeader } from "#components/patterns/page-header.tsx";
import type { BaseImageDefinition } from "#domain/base-image/base-image.ts";
import { useTRPC } from "#trpc/client.tsx";
import { BaseImageForm } from "./base-image-form.tsx";

const EMPTY: BaseImageDefinition = {
  name: "",
  title: "",
  base: {
    distro: "debian",
    codename: "",
    version: "",
    architecture: "amd64",
    origin: { kind: "url", url: "", checksum: { kind: "sha256", value: "" } },
  },
};

export function NewBaseImage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.baseImages.create.mutationOptions());
  return (
    <>
      <PageHeader
        title={t("baseImages.new")}
        lead={t("baseImages.lead")}
        back={{ href: "/base-images", label: t("baseImages.title") }}
      />
      <BaseImageForm
        initial={EMPTY}
        submitLabel={t("baseImages.create")}
        cancelHref="/base-images"
        onSave={async (definition) => {
          const { id } = await create.mutateAsync(definition);
          router.push(`/base-images/${id}`);
        }}
      />
    </>
  );
}
