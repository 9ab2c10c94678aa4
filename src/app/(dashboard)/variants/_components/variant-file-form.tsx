"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFrame } from "#app/_catalog/form-frame.tsx";
import { useLineFaults } from "#app/_catalog/use-line-faults.ts";
import { readProblem } from "#app/_errors/problem.ts";
import { CodeEditor } from "#components/patterns/code-editor.tsx";
import { useSettled } from "#components/patterns/use-settled.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import { useTRPCClient } from "#trpc/client.tsx";

type VariantFileFormProps = {
  readonly initial: string;
  /** Which variant the text is of; null: it becomes a new one. */
  readonly id: string | null;
  readonly submitLabel: string;
  readonly cancelHref: string;
  readonly onSave: (definition: VariantDefinition) => Promise<unknown>;
};

/** A variant as text: checked by the server as one types, saved as what the check read. */
export function VariantFileForm({ initial, id, submitLabel, cancelHref, onSave }: VariantFileFormProps) {
  const { t } = useTranslation();
  const wire = useTRPCClient();
  const toLineFaults = useLineFaults();
  const [yaml, setYaml] = useState(initial);
  const settled = useSettled(yaml);
  const reading = useQuery({
    queryKey: ["variant file", id, settled],
    queryFn: () => wire.catalog.readVariant.mutate({ yaml: settled, id }),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    // What stands there now is read once more: it may be newer than the last check.
    mutationFn: async () => {
      const { definition } = await wire.catalog.readVariant.mutate({ yaml, id });
      if (definition !== null) await onSave(definition);
    },
  });
  const faults = yaml === "" ? [] : (reading.data?.faults ?? []);
  const failed = save.error ?? reading.error;
  return (
    <FormFrame
      label={t("variantFile.title")}
      submitLabel={submitLabel}
      cancelHref={cancelHref}
      form={{
        props: {
          noValidate: true,
          onSubmit: (event) => {
            event.preventDefault();
            save.mutate();
          },
        },
        problem: failed === null ? null : readProblem(failed),
        isPending: save.isPending,
        hasUnsaved: yaml !== initial && !save.isPending && !save.isSuccess,
        issues: { count: faults.length },
      }}
    >
      <div className="pb-6">
        <CodeEditor label={t("variantFile.title")} value={yaml} onChange={setYaml} faults={toLineFaults(faults)} />
      </div>
    </FormFrame>
  );
}
