"use client";

import { useTranslation } from "react-i18next";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BuildPlanAnswer } from "#trpc/outputs.ts";
import { MIRROR_SOURCES } from "../../mirrors/_components/mirror-sources.ts";

/** From where a build would fetch: the profile, and each source that it puts in the place of a usual one. */
export function PlanMirrors({ plan }: { readonly plan: BuildPlanAnswer }) {
  const { t } = useTranslation();
  const { mirrorProfile, recipe } = plan;
  const face = recipe.mirrors.build;
  if (mirrorProfile === null || face === null) return t("buildDialog.ownSources");
  const sources = [
    ...MIRROR_SOURCES.map((source) => ({ name: t(`mirrors.sources.${source}`), at: face[source] })),
    ...face.registries.map(({ registry, mirrors }) => ({ name: registry, at: mirrors.join(", ") })),
    { name: t("mirrors.httpProxy"), at: face.httpProxy },
  ].filter(({ at }) => at !== null);
  return (
    <div className="flex flex-col gap-1">
      <TextLink href={`/mirrors/${mirrorProfile.id}`} className="self-start">
        {mirrorProfile.title}
      </TextLink>
      <ul className="flex flex-col gap-0.5 text-sm">
        {sources.map(({ name, at }) => (
          <li key={name}>
            <span className="text-ink-faint">{name}</span>{" "}
            <code dir="ltr" className="text-ink-soft">
              {at}
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}
