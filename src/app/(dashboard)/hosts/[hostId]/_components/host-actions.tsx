"use client";

import { useMutation } from "@tanstack/react-query";
import { Archive, Pencil, RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { HostView } from "#trpc/outputs.ts";

export function HostActions({ host }: { readonly host: HostView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const mayRun = useHasRole("operator");
  const isAdmin = useHasRole("admin");
  const inspect = useMutation(trpc.hosts.inspect.mutationOptions());
  const isInspecting = inspect.isPending || isLater(host.inspectionRequestedAt, host.inspectedAt);
  return (
    <>
      {mayRun && host.connection !== "new" && host.connection !== "awaiting-trust" ? (
        <Button isPending={isInspecting} onPress={() => inspect.mutate({ id: host.id })}>
          {isInspecting ? null : <RefreshCw aria-hidden="true" />}
          {t("hosts.inspect")}
        </Button>
      ) : null}
      {isAdmin && host.transport !== "local" ? (
        <LinkButton href={`/hosts/${host.id}/edit`}>
          <Pencil aria-hidden="true" />
          {t("common.edit")}
        </LinkButton>
      ) : null}
      <ArchiveHost host={host} />
    </>
  );
}

function ArchiveHost({ host }: { readonly host: HostView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const isAdmin = useHasRole("admin");
  const [isAsking, setIsAsking] = useState(false);
  const archive = useMutation(trpc.hosts.archive.mutationOptions({ onSuccess: () => router.push("/hosts") }));
  if (!isAdmin || host.transport === "local") return null;
  return (
    <>
      <Button tone="quiet" onPress={() => setIsAsking(true)}>
        <Archive aria-hidden="true" />
        {t("hosts.archive")}
      </Button>
      <ConfirmDialog
        title={t("hosts.archiveTitle", { name: host.name })}
        confirmLabel={t("hosts.archive")}
        isDanger
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={archive.isPending}
        nameToType={host.name}
        onConfirm={() => archive.mutate({ id: host.id })}
      >
        <p>{t("hosts.archiveText")}</p>
        <ProblemNotice problem={archive.isError ? readProblem(archive.error) : null} />
      </ConfirmDialog>
    </>
  );
}

function isLater(first: string | null, second: string | null): boolean {
  return first !== null && (second === null || new Date(first) > new Date(second));
}
