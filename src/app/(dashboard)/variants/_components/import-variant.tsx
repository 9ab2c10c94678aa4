"use client";

import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { useTranslation } from "react-i18next";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { VariantFileForm } from "./variant-file-form.tsx";

/** A variant from a file of one, or from what is pasted. */
export function ImportVariant() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.variants.create.mutationOptions());
  const [given, setGiven] = useState({ text: "", count: 0 });
  return (
    <>
      <PageHeader
        back={{ href: "/variants", label: t("variants.title") }}
        title={t("variantFile.import")}
        lead={t("variantFile.importLead")}
        actions={
          <FileTrigger
            acceptedFileTypes={[".yaml", ".yml"]}
            onSelect={async (files) => {
              const text = await files?.[0]?.text();
              if (text !== undefined) setGiven(({ count }) => ({ text, count: count + 1 }));
            }}
          >
            <Button>
              <FileUp aria-hidden="true" />
              {t("catalogFile.choose")}
            </Button>
          </FileTrigger>
        }
      />
      <VariantFileForm
        key={given.count}
        initial={given.text}
        id={null}
        submitLabel={t("variants.create")}
        cancelHref="/variants"
        onSave={async (definition) => {
          const { id } = await create.mutateAsync(definition);
          router.push(`/variants/${id}`);
        }}
      />
    </>
  );
}
