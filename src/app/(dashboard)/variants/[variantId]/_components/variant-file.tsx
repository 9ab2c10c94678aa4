"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { CodeEditor } from "#components/patterns/code-editor.tsx";
import { CopyButton } from "#components/patterns/copy-button.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { saveFile } from "#components/patterns/save-file.ts";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { VariantPage } from "#trpc/outputs.ts";
import { VariantFileForm } from "../../_components/variant-file-form.tsx";

/** A variant as the catalog file's entry: to read, to take along, and to edit. */
export function VariantFile({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const variant = useQuery(trpc.variants.byId.queryOptions({ id }));
  return (
    <QueryView query={variant} skeleton={<FormSkeleton />} isPage>
      {(entry) => <Begun key={entry.id} entry={entry} />}
    </QueryView>
  );
}

/** The revision that was begun from, not the newest: else somebody else's change would be written over unseen. */
function Begun({ entry }: { readonly entry: VariantPage }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const isAdmin = useHasRole("admin");
  const [begun] = useState(entry);
  const { id, revision, name } = begun;
  const file = useQuery(trpc.catalog.variantYaml.queryOptions({ id, revision }));
  const update = useMutation(trpc.variants.update.mutationOptions());
  const href = `/variants/${id}`;
  const yaml = file.data?.yaml ?? "";
  return (
    <>
      <PageHeader
        back={{ href, label: begun.definition.title }}
        title={t("variantFile.title")}
        lead={t("variantFile.lead")}
        actions={
          <>
            <CopyButton text={yaml} name={t("variantFile.title")} />
            <Button isDisabled={yaml === ""} onPress={() => saveFile(`${name}.yaml`, [yaml], "application/yaml")}>
              <Download aria-hidden="true" />
              {t("variantFile.download")}
            </Button>
          </>
        }
      />
      <QueryView query={file} skeleton={<FormSkeleton />}>
        {(answer) =>
          isAdmin && begun.archivedAt === null ? (
            <VariantFileForm
              initial={answer.yaml}
              id={id}
              submitLabel={t("common.save")}
              cancelHref={href}
              onSave={async (definition) => {
                await update.mutateAsync({ id, revision, definition });
                router.push(href);
              }}
            />
          ) : (
            <CodeEditor label={t("variantFile.title")} value={answer.yaml} onChange={() => undefined} faults={[]} isReadOnly />
          )
        }
      </QueryView>
    </>
  );
}
