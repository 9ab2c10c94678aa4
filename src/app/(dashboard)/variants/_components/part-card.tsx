"use client";

import { ArrowDown, ArrowUp, CircleAlert, Trash2 } from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { RecipePart } from "#protocol/recipe.ts";
import { CustomPartFields } from "./custom-part-fields.tsx";
import { DockerPartFields } from "./docker-part-fields.tsx";
import { KubernetesPartFields } from "./kubernetes-part-fields.tsx";
import { PartIcon } from "./part-icon.tsx";

type PartCardProps = {
  readonly part: RecipePart;
  readonly position: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly issues: FieldIssues;
  readonly base: ComponentProps<typeof KubernetesPartFields>["base"];
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onChange: (part: RecipePart) => void;
};

/** One part of a recipe, with its place in the order and its parameters. */
export function PartCard({ part, position, isFirst, isLast, issues, base, onMove, onRemove, onChange }: PartCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = t(`parts.${part.kind}.name`);
  return (
    <li className="rounded-lg border border-line bg-surface">
      <header className="flex items-center gap-2.5 border-line border-b py-1.5 ps-4 pe-2">
        <span className="text-ink-faint text-sm tabular-nums">{format.count(position)}</span>
        <PartIcon of={part.kind} className="size-5" />
        <h3 className="grow font-semibold">{name}</h3>
        <Button tone="quiet" size="icon" isDisabled={isFirst} aria-label={t("parts.moveUp", { name })} onPress={() => onMove(-1)}>
          <ArrowUp aria-hidden="true" />
        </Button>
        <Button tone="quiet" size="icon" isDisabled={isLast} aria-label={t("parts.moveDown", { name })} onPress={() => onMove(1)}>
          <ArrowDown aria-hidden="true" />
        </Button>
        <Button tone="quiet" size="icon" aria-label={t("parts.remove", { name })} onPress={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </header>
      <div className="flex flex-col gap-5 p-4">
        {issues.own === undefined ? null : (
          <p className="flex items-center gap-1.5 text-danger text-sm">
            <CircleAlert aria-hidden="true" className="size-4" />
            {issues.own}
          </p>
        )}
        {part.kind === "docker-ce" ? <DockerPartFields part={part} onChange={onChange} issues={issues} /> : null}
        {part.kind === "kubernetes" ? <KubernetesPartFields part={part} onChange={onChange} issues={issues} base={base} /> : null}
        {part.kind === "custom" ? <CustomPartFields part={part} onChange={onChange} issues={issues} /> : null}
      </div>
    </li>
  );
}
