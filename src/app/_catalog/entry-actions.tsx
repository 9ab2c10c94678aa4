"use client";

import { Archive, ArchiveRestore, Copy, Ellipsis, Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useOfferUndo } from "#app/_undo/undo-provider.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Menu } from "#components/ui/menu.tsx";

/** One of the catalog's verbs, as a mutation gives it. */
type Act = {
  readonly mutate: (input: { id: string }, options?: { onSuccess?: (entry: { id: string }) => void }) => void;
  readonly mutateAsync: (input: { id: string }) => Promise<unknown>;
  readonly isPending: boolean;
  readonly error: unknown;
};

type EntryActionsProps = {
  readonly entry: { readonly id: string; readonly archivedAt: string | null; readonly definition: { readonly title: string } };
  /** The list's address, under which every entry's page is. */
  readonly path: "/variants" | "/base-images" | "/mirrors";
  readonly duplicate: Act;
  readonly archive: Act;
  readonly restore: Act;
  readonly archiveText: string;
  readonly children?: ReactNode;
};

/** What an admin can do with an entry of the catalog. Archiving is undone by restoring, so it asks but lightly and offers that at once. */
export function EntryActions({ entry, path, duplicate, archive, restore, archiveText, children }: EntryActionsProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const isAdmin = useHasRole("admin");
  const offerUndo = useOfferUndo();
  const [isAsking, setIsAsking] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const isArchived = entry.archivedAt !== null;
  // Once the page shows it as archived, not before: the dialog, which keeps the focus while it closes, is gone by then.
  useEffect(() => {
    if (!isDone || !isArchived) return;
    setIsDone(false);
    offerUndo({
      text: t("undo.archived", { title: entry.definition.title }),
      undo: () => restore.mutateAsync({ id: entry.id }),
    });
  }, [isDone, isArchived, offerUndo, t, entry, restore.mutateAsync]);
  if (!isAdmin) return children;
  if (isArchived)
    return (
      <div className="flex flex-col gap-2">
        <Button isPending={restore.isPending} onPress={() => restore.mutate({ id: entry.id })} className="self-start">
          <ArchiveRestore aria-hidden="true" />
          {t("catalog.restore")}
        </Button>
        <Failed act={restore} />
      </div>
    );
  return (
    <>
      <LinkButton href={`${path}/${entry.id}/edit`}>
        <Pencil aria-hidden="true" />
        {t("common.edit")}
      </LinkButton>
      {children}
      <Menu
        label={t("common.moreActions")}
        trigger={{
          ...{ tone: "quiet", size: "icon", "aria-label": t("common.moreActions") },
          children: <Ellipsis aria-hidden="true" />,
        }}
        actions={[
          {
            id: "duplicate",
            label: t("catalog.duplicate"),
            icon: <Copy aria-hidden="true" />,
            onAction: () => duplicate.mutate({ id: entry.id }, { onSuccess: (copy) => router.push(`${path}/${copy.id}/edit`) }),
          },
          { id: "archive", label: t("catalog.archive"), icon: <Archive aria-hidden="true" />, onAction: () => setIsAsking(true) },
        ]}
      />
      <Failed act={duplicate} />
      <ConfirmDialog
        title={t("catalog.archiveTitle", { title: entry.definition.title })}
        confirmLabel={t("catalog.archive")}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={archive.isPending}
        onConfirm={() =>
          archive.mutate(
            { id: entry.id },
            {
              onSuccess: () => {
                setIsAsking(false);
                setIsDone(true);
              },
            },
          )
        }
      >
        <p>{archiveText}</p>
        <Failed act={archive} />
      </ConfirmDialog>
    </>
  );
}

function Failed({ act }: { readonly act: Act }) {
  return <ProblemNotice problem={act.error === null ? null : readProblem(act.error)} />;
}
