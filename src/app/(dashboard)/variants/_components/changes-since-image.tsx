"use client";

import { useTranslation } from "react-i18next";
import { ChangedFieldList } from "#app/_catalog/changed-field-list.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { RECIPE_MATTERS } from "#domain/recipe/compare-recipes.ts";
import type { BuildPlanAnswer } from "#trpc/outputs.ts";

type ChangesSinceImageProps = { readonly image: BuildPlanAnswer["lastImage"] };

/** What a build would do otherwise than the one of the newest image: in its base, its parts, where it fetches, and the system. */
export function ChangesSinceImage({ image }: ChangesSinceImageProps) {
  const { t } = useTranslation();
  if (image === null) return null;
  if (image.changes.length === 0)
    return (
      <Notice tone="info" title={t("buildDialog.unchanged")}>
        {t("buildDialog.unchangedHint")}
      </Notice>
    );
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-line bg-sunken px-4 py-3">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">{t("buildDialog.changes")}</h3>
        <p className="text-ink-faint text-sm">
          <TextLink href={`/images/${image.id}`} className="font-normal">
            {t("builds.number", { number: image.buildNumber })}
          </TextLink>{" "}
          <TimeSince at={image.createdAt} />
        </p>
      </header>
      <dl className="flex flex-col gap-3">
        {RECIPE_MATTERS.map((matter) => ({ matter, fields: image.changes.filter((change) => change.matter === matter) }))
          .filter(({ fields }) => fields.length > 0)
          .map(({ matter, fields }) => (
            <div key={matter} className="flex flex-col gap-1">
              <dt className="font-medium text-sm">{t(`buildDialog.matters.${matter}`)}</dt>
              <dd>
                <ChangedFieldList fields={fields} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
