"use client";

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FactList } from "#components/patterns/fact-list.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { VariantPage } from "#trpc/outputs.ts";
import { RecipePartLines } from "../../_components/recipe-part-lines.tsx";
import { SiblingSizes } from "../../_components/sibling-sizes.tsx";

/** What a variant is made of, in the sections of its form. */
export function VariantDefinitionCard({ variant }: { readonly variant: VariantPage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { definition, siblings } = variant;
  const gib = (value: number) => t("units.gib", { value: format.count(value) });
  return (
    <Card>
      <CardHeader
        title={t("variants.definition")}
        note={t("catalog.revision", { revision: variant.revision })}
        actions={
          <TextLink href={`/variants/${variant.id}/file`} className="text-sm">
            {t("variantFile.asYaml")}
          </TextLink>
        }
      />
      <Section title={t("variants.sections.sources")}>
        <FactList
          facts={[
            {
              label: t("variants.baseImage"),
              value: <TextLink href={`/base-images/${definition.baseImageId}`}>{variant.baseImageTitle}</TextLink>,
            },
            {
              label: t("variants.mirrorProfile"),
              value:
                definition.mirrorProfileId === null ? (
                  t("variants.ownSources")
                ) : (
                  <TextLink href={`/mirrors/${definition.mirrorProfileId}`}>{t("variants.openMirror")}</TextLink>
                ),
            },
          ]}
        />
      </Section>
      <Section title={t("variants.sections.parts")}>
        <RecipePartLines parts={definition.parts} />
        {siblings.length === 0 ? null : (
          <FactList facts={[{ label: t("variants.siblings"), value: <SiblingSizes variant={variant} /> }]} />
        )}
      </Section>
      <Section title={t("variants.sections.pipeline")}>
        <Pipeline definition={definition} />
      </Section>
      <Section title={t("variants.sections.system")}>
        <FactList
          facts={[
            { label: t("variants.upgrade"), value: t(`variants.upgrades.${definition.upgrade}`) },
            { label: t("variants.compression"), value: t(`variants.compressions.${definition.compression}.name`) },
            { label: t("variants.diskSize"), value: gib(definition.diskSizeGib) },
            {
              label: t("variants.needs"),
              value: t("variants.needsValue", {
                disk: gib(definition.minDiskGib),
                ram: t("units.mib", { value: format.count(definition.minRamMib) }),
              }),
            },
            {
              label: t("verification.title"),
              value: t(definition.isVerifiedAfterBuild ? "variants.verifiedAfterBuild" : "variants.verifiedWhenAsked"),
            },
          ]}
        />
      </Section>
      {definition.labels.length === 0 ? null : (
        <Section title={t("variants.sections.labels")}>
          <Labels labels={definition.labels} />
        </Section>
      )}
    </Card>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 border-line border-t p-4 first-of-type:border-t-0">
      <h3 className="font-semibold text-sm">{title}</h3>
      {children}
    </section>
  );
}

function Pipeline({ definition: { pipeline, snapshotTargetId } }: Pick<VariantPage, "definition">) {
  const { t } = useTranslation();
  if (pipeline === "chroot" || snapshotTargetId === null) return t(`variants.pipelines.${pipeline}.name`);
  return <TextLink href={`/targets/${snapshotTargetId}`}>{t("variants.machineInCloud")}</TextLink>;
}

function Labels({ labels }: { readonly labels: VariantPage["definition"]["labels"] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {labels.map((label) => (
        <Tag key={label.key}>
          <code>
            {label.key}={label.value}
          </code>
        </Tag>
      ))}
    </span>
  );
}
