"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { saveFile } from "#components/patterns/save-file.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { useTRPC } from "#trpc/client.tsx";

export function CatalogExport() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation({
    // Asked anew each time: the file has to be what the catalog is now.
    mutationFn: () => queryClient.fetchQuery({ ...trpc.catalog.export.queryOptions(), staleTime: 0 }),
    onSuccess: ({ yaml }) => saveFile(t("catalogFile.fileName"), [yaml], "application/yaml"),
  });
  return (
    <Card>
      <CardHeader title={t("catalogFile.exportTitle")} />
      <div className="flex flex-col items-start gap-4 p-4">
        <p className="text-ink-soft">{t("catalogFile.exportText")}</p>
        <ProblemNotice problem={save.isError ? readProblem(save.error) : null} />
        <Button isPending={save.isPending} onPress={() => save.mutate()}>
          <Download aria-hidden="true" />
          {t("catalogFile.export")}
        </Button>
      </div>
    </Card>
  );
}
