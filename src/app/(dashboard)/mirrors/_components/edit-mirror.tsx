"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { MirrorProfilePage } from "#trpc/outputs.ts";
import { MirrorForm } from "./mirror-form.tsx";

export function EditMirror({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const entry = useQuery(trpc.mirrorProfiles.byId.queryOptions({ id }));
  return (
    <QueryView query={entry} skeleton={<FormSkeleton />} isPage>
      {(answer) => <EditForm key={answer.id} entry={answer} />}
    </QueryView>
  );
}

function EditForm({ entry }: { readonly entry: MirrorProfilePage }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  // The revision that was begun from, not the newest: else somebody else's change would be written over unseen.
  const [begun] = useState(entry);
  const update = useMutation(trpc.mirrorProfiles.update.mutationOptions());
  const href = `/mirrors/${begun.id}`;
  return (
    <>
      <PageHeader
        title={t("catalog.editTitle", { title: begun.definition.title })}
        back={{ href, label: begun.definition.title }}
      />
      <MirrorForm
        initial={begun.definition}
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
