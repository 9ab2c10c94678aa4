"use client";

import { useTranslation } from "react-i18next";
import { type Fact, FactList } from "#components/patterns/fact-list.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import type { Base } from "#protocol/recipe.ts";

/** Where a base image comes from, and how it is proven. */
export function BaseImageCard({ base, revision }: { readonly base: Base; readonly revision: number }) {
  const { t } = useTranslation();
  const code = (text: string) => (
    <code dir="ltr" className="[overflow-wrap:anywhere]">
      {text}
    </code>
  );
  const { origin } = base;
  const facts: Fact[] = [
    { label: t("baseImages.distro"), value: `${t(`distros.${base.distro}`)} ${base.version}` },
    { label: t("baseImages.codename"), value: base.codename },
    { label: t("baseImages.architecture"), value: base.architecture },
    { label: t("baseImages.origin"), value: t(`baseImages.origins.${origin.kind}.name`) },
  ];
  if (origin.kind === "url") {
    const { checksum } = origin;
    facts.push({ label: t("baseImages.url"), value: code(origin.url) });
    facts.push({ label: t("baseImages.checksum"), value: code(checksum.kind === "list" ? checksum.url : checksum.value) });
    if (checksum.kind === "list")
      facts.push({
        label: t("baseImages.signature"),
        value: checksum.signature === null ? t("baseImages.notSigned") : code(checksum.signature.fingerprint),
      });
  } else if (origin.sources.length === 0) facts.push({ label: t("baseImages.sources"), value: t("baseImages.hostSources") });
  else
    for (const source of origin.sources)
      facts.push({
        label: t("baseImages.sources"),
        value: code(`${source.uri} ${source.suites.join(" ")} ${source.components.join(" ")}`),
      });
  return (
    <Card>
      <CardHeader title={t("variants.definition")} note={t("catalog.revision", { revision })} />
      <div className="p-4">
        <FactList facts={facts} />
      </div>
    </Card>
  );
}
