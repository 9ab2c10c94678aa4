"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, Sparkles, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { directionOf } from "#domain/variant/language.ts";
import type { ListingChange } from "#domain/variant/listing.ts";
import { MOST_CHANGES } from "#domain/variant/listing-limits.ts";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";

type ChangelogFieldProps = {
  readonly value: readonly ListingChange[];
  readonly onChange: (changelog: ListingChange[]) => void;
  readonly issues: FieldIssues;
  readonly language: string;
  readonly variantId: string | null;
};

/** What changed from image to image, in the words of one language. */
export function ChangelogField({ value, onChange, issues, language, variantId }: ChangelogFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = (index: number, part: Partial<ListingChange>) =>
    onChange(value.map((old, at) => (at === index ? { ...old, ...part } : old)));
  const add = (day: string, text: string) => onChange([{ day, texts: { [language]: text } }, ...value].slice(0, MOST_CHANGES));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium text-sm">{t("listing.changelog")}</legend>
      <p className="-mt-1 text-ink-faint text-sm">{t(value.length === 0 ? "listing.noChanges" : "listing.changelogHint")}</p>
      {value.map(({ day, texts }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a change has no identity but its place while it is typed.
        <div key={index} className="flex flex-col gap-4 rounded-md border border-line p-4">
          <div className="flex items-end justify-between gap-2">
            <TextField
              label={t("listing.day")}
              type="date"
              className="w-48"
              value={day}
              onChange={(next) => change(index, { day: next })}
              error={issues.at(index, "day").own}
            />
            <Button
              tone="quiet"
              size="icon"
              aria-label={t("listing.removeChange", { day: day === "" ? "" : format.date(day) })}
              onPress={() => onChange(value.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </div>
          <TextField
            label={t("listing.change")}
            writtenIn={{ lang: language, dir: directionOf(language) }}
            rows={4}
            value={texts[language] ?? ""}
            onChange={(text) => change(index, { texts: { ...texts, [language]: text } })}
            error={issues.at(index, "texts").any}
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onPress={() => add(new Date().toISOString().slice(0, 10), "")}>
          <Plus aria-hidden="true" />
          {t("listing.addChange")}
        </Button>
        {variantId === null ? null : <DraftButton variantId={variantId} onDraft={add} />}
      </div>
    </fieldset>
  );
}

type DraftButtonProps = { readonly variantId: string; readonly onDraft: (day: string, text: string) => void };

/** Begins a change with the packages in which the newest image differs from the one before. */
function DraftButton({ variantId, onDraft }: DraftButtonProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const draft = useMutation({
    mutationFn: () => queryClient.fetchQuery({ ...trpc.listings.draftChange.queryOptions({ variantId }), staleTime: 0 }),
    onSuccess: ({ day, text }) => text !== "" && onDraft(day, text),
  });
  return (
    <>
      <Button size="sm" isPending={draft.isPending} onPress={() => draft.mutate()}>
        <Sparkles aria-hidden="true" />
        {t("listing.draftChange")}
      </Button>
      <p role="status" className="self-center text-ink-soft text-sm">
        {draft.data?.text === "" ? t("listing.draftSame") : ""}
      </p>
      <ProblemNotice problem={draft.isError ? readProblem(draft.error) : null} />
    </>
  );
}
