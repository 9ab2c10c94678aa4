"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { CircleCheck, FileUp, Upload } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { useTranslation } from "react-i18next";
import { useLineFaults } from "#app/_catalog/use-line-faults.ts";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { CodeEditor } from "#components/patterns/code-editor.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { useSettled } from "#components/patterns/use-settled.ts";
import { Status } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** The server's own limit. */
const MAX_BYTES = 4_194_304;

/** What a text area bears without a stutter while somebody types in it; a larger file is taken as it is. */
const MAX_EDITED_CHARACTERS = 300_000;

type Chosen = { readonly name: string; readonly sizeBytes: number; readonly yaml: string | null };

export function CatalogImport() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const wire = useTRPCClient();
  const toLineFaults = useLineFaults();
  const put = useMutation(trpc.catalog.import.mutationOptions());
  async function choose(file: File | undefined) {
    put.reset();
    if (file !== undefined) setChosen(await readFile(file));
  }
  const yaml = chosen?.yaml ?? null;
  const settled = useSettled(yaml);
  const checked = useQuery({
    queryKey: ["catalog file", settled],
    queryFn: () => wire.catalog.check.mutate({ yaml: settled ?? "" }),
    enabled: isEdited(settled),
    placeholderData: keepPreviousData,
  });
  const faults = isEdited(yaml) ? (checked.data?.faults ?? []) : [];
  return (
    <Card>
      <CardHeader title={t("catalogFile.importTitle")} />
      <div className="flex flex-col gap-4 p-4">
        <p className="text-ink-soft">{t("catalogFile.importText")}</p>
        <div className="flex flex-wrap items-center gap-3">
          <FileTrigger acceptedFileTypes={[".yaml", ".yml"]} onSelect={(files) => void choose(files?.[0])}>
            <Button>
              <FileUp aria-hidden="true" />
              {t("catalogFile.choose")}
            </Button>
          </FileTrigger>
          {chosen === null ? null : (
            <p className="min-w-0 [overflow-wrap:anywhere]">
              {chosen.name} <span className="text-ink-faint text-sm">{format.bytes(chosen.sizeBytes)}</span>
            </p>
          )}
        </div>
        {chosen !== null && yaml === null ? (
          <Notice tone="danger" role="alert" title={t("catalogFile.unreadable")}>
            {t("catalogFile.unreadableHint")}
          </Notice>
        ) : null}
        {chosen === null || !isEdited(yaml) ? null : (
          <CodeEditor
            label={chosen.name}
            value={yaml}
            onChange={(edited) => {
              put.reset();
              setChosen({ ...chosen, yaml: edited });
            }}
            faults={toLineFaults(faults)}
          />
        )}
        <ProblemNotice problem={put.isError ? readProblem(put.error) : null} />
        <div role="status" className="-mt-4 flex flex-col gap-0.5 *:first:mt-4">
          {put.isSuccess && chosen !== null ? (
            <>
              <Status tone="success" icon={<CircleCheck />}>
                {t("catalogFile.done", { file: chosen.name })}
              </Status>
              <p className="text-ink-soft">
                {t("catalogFile.outcome", {
                  created: format.count(put.data.created),
                  updated: format.count(put.data.updated),
                  unchanged: format.count(put.data.unchanged),
                })}
              </p>
            </>
          ) : null}
        </div>
        <Button
          tone="solid"
          className="self-start"
          isDisabled={yaml === null || put.isSuccess}
          isPending={put.isPending}
          onPress={() => {
            if (yaml !== null) put.mutate({ yaml });
          }}
        >
          <Upload aria-hidden="true" />
          {t("catalogFile.import")}
        </Button>
      </div>
    </Card>
  );
}

function isEdited(yaml: string | null): yaml is string {
  return yaml !== null && yaml.length <= MAX_EDITED_CHARACTERS;
}

async function readFile(file: File): Promise<Chosen> {
  const isSmall = file.size <= MAX_BYTES;
  return { name: file.name, sizeBytes: file.size, yaml: isSmall ? await file.text() : null };
}
