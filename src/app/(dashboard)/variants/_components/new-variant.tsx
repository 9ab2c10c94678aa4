"use client";

import { useMutation, useQueries } from "@tanstack/react-query";
import { Disc3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { NEW_PARTS } from "#domain/variant/new-parts.ts";
import { NEW_VARIANT } from "#domain/variant/new-variant.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { BaseImageEntry } from "#trpc/outputs.ts";
import { VariantForm } from "./variant-form.tsx";

export function NewVariant() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const [baseImages, mirrorProfiles] = useQueries({
    queries: [
      trpc.baseImages.list.queryOptions({ isArchived: false }),
      trpc.mirrorProfiles.list.queryOptions({ isArchived: false }),
    ],
  });
  const create = useMutation(trpc.variants.create.mutationOptions());
  return (
    <>
      <PageHeader
        title={t("variants.new")}
        lead={t("variants.newLead")}
        back={{ href: "/variants", label: t("variants.title") }}
      />
      <QueryView query={baseImages} skeleton={<FormSkeleton />}>
        {([first, ...others]) =>
          first === undefined ? (
            <EmptyState
              icon={<Disc3 />}
              title={t("variants.baseFirst")}
              action={
                <LinkButton href="/base-images/new" tone="solid">
                  {t("baseImages.new")}
                </LinkButton>
              }
            >
              {t("variants.baseFirstHint")}
            </EmptyState>
          ) : (
            <VariantForm
              initial={newDefinition(first)}
              baseImages={[first, ...others]}
              mirrorProfiles={mirrorProfiles.data ?? []}
              submitLabel={t("variants.create")}
              cancelHref="/variants"
              onSave={async (definition) => {
                const { id } = await create.mutateAsync(definition);
                router.push(`/variants/${id}`);
              }}
            />
          )
        }
      </QueryView>
    </>
  );
}

function newDefinition(base: BaseImageEntry): VariantDefinition {
  return {
    ...NEW_VARIANT,
    ...{ name: "", title: "", baseImageId: base.id, parts: [NEW_PARTS["docker-ce"]] },
  };
}
