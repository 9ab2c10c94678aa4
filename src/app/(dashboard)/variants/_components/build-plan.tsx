"use client";

import { useTranslation } from "react-i18next";
import { FactList } from "#components/patterns/fact-list.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { BuildPlanAnswer } from "#trpc/outputs.ts";
import { ChangesSinceImage } from "./changes-since-image.tsx";
import { PlanMirrors } from "./plan-mirrors.tsx";
import { RecipePartLines } from "./recipe-part-lines.tsx";

/** What a build would do, read from the very recipe that would be queued. */
export function BuildPlan({ plan }: { readonly plan: BuildPlanAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { recipe, host, cloudName, expectedDurationMs } = plan;
  const { base } = recipe;
  return (
    <div className="flex flex-col gap-4">
      <ChangesSinceImage image={plan.lastImage} />
      <FactList
        facts={[
          {
            label: t("buildDialog.base"),
            value: `${t(`distros.${base.distro}`)} ${base.version} (${base.codename}) · ${base.architecture} · ${t(`baseImages.origins.${base.origin.kind}.name`)}`,
          },
          { label: t("buildDialog.parts"), value: <RecipePartLines parts={recipe.parts} /> },
          { label: t("buildDialog.upgrade"), value: t(`variants.upgrades.${recipe.upgrade}`) },
          { label: t("buildDialog.mirror"), value: <PlanMirrors plan={plan} /> },
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
