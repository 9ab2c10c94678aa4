"use client";

import { useMutation, useQueries } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { VariantPage } from "#trpc/outputs.ts";
import { VariantForm } from "./variant-form.tsx";

export function EditVariant({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const [variant] = useQueries({ queries: [trpc.variants.byId.queryOptions({ id })] });
  return (
    <QueryView query={variant} skeleton={<FormSkeleton />} isPage>
      {(answer) => <EditForm key={answer.id} variant={answer} />}
    </QueryView>
  );
}

function EditForm({ variant }: { readonly variant: VariantPage }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  // The revision that was begun from, not the newest: else somebody else's change would be written over unseen.
  const [begun] = useState(variant);
  const [baseImages, mirrorProfiles] = useQueries({
    queries: [
      trpc.baseImages.list.queryOptions({ isArchived: false }),
      trpc.mirrorProfiles.list.queryOptions({ isArchived: false }),
    ],
  });
  const update = useMutation(trpc.variants.update.mutationOptions());
  const href = `/variants/${begun.id}`;
  return (
    <>
      <PageHeader
        title={t("catalog.editTitle", { title: begun.definition.title })}
        back={{ href, label: begun.definition.title }}
      />
      <VariantForm
        initial={begun.definition}
        baseImages={baseImages.data ?? []}
        mirrorProfiles={mirrorProfiles.data ?? []}
        submitLabel={t("common.save")}
        cancelHref={href}
        onSave={async (definition) => {
          await update.mutateAsync({ id: begun.id, revision: begun.revision, definition });
          router.push(href);
        }}
      />
    </>
  );
}
