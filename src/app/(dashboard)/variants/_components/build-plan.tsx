"use client";

import { useTranslation } from "react-i18next";
import { FactList } from "#components/patterns/fact-list.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { BuildPlanAnswer } from "#trpc/outputs.ts";
import { RecipePartLines } from "./recipe-part-lines.tsx";

/** What a build would do, read from the very recipe that would be queued. */
export function BuildPlan({ plan }: { readonly plan: BuildPlanAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { recipe, host, cloudName, expectedDurationMs, isUnchangedSinceLastImage } = plan;
  const { base } = recipe;
  const mirror = recipe.mirrors.build?.aptArchive ?? null;
  return (
    <div className="flex flex-col gap-4">
      {isUnchangedSinceLastImage ? (
        <Notice tone="info" title={t("buildDialog.unchanged")}>
          {t("buildDialog.unchangedHint")}
        </Notice>
      ) : null}
      <FactList
        facts={[
          {
            label: t("buildDialog.base"),
            value: `${t(`distros.${base.distro}`)} ${base.version} (${base.codename}) · ${base.architecture} · ${t(`baseImages.origins.${base.origin.kind}.name`)}`,
          },
          { label: t("buildDialog.parts"), value: <RecipePartLines parts={recipe.parts} /> },
          { label: t("buildDialog.upgrade"), value: t(`variants.upgrades.${recipe.upgrade}`) },
          {
            label: t("buildDialog.mirror"),
            value: mirror === null ? t("buildDialog.ownSources") : <span dir="ltr">{mirror}</span>,
          },
          { label: t("buildDialog.pipeline"), value: t(wayOf(recipe.pipeline, cloudName), { name: cloudName ?? "" }) },
          { label: t("buildDialog.host"), value: host === null ? t("buildDialog.anyHost") : host.name },
          { label: t("buildDialog.disk"), value: t("units.gib", { value: format.count(recipe.diskSizeBytes / 1_073_741_824) }) },
          {
            label: t("buildDialog.duration"),
            value:
              expectedDurationMs === null
                ? t("buildDialog.durationUnknown")
                : t("buildDialog.about", { duration: format.duration(expectedDurationMs) }),
          },
        ]}
      />
    </div>
  );
}

function wayOf(pipeline: BuildPlanAnswer["recipe"]["pipeline"], cloudName: string | null) {
  if (pipeline === "chroot") return "variants.pipelines.chroot.name";
  return cloudName === null ? "buildDialog.machineOnHost" : "buildDialog.machineInCloud";
}
