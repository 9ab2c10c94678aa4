"use client";

import { Plus } from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Menu } from "#components/ui/menu.tsx";
import { NEW_PARTS } from "#domain/variant/new-parts.ts";
import type { RecipePart } from "#protocol/recipe.ts";
import { PartCard } from "./part-card.tsx";
import { PartIcon } from "./part-icon.tsx";

type PartsFieldProps = {
  readonly value: readonly RecipePart[];
  readonly onChange: (parts: RecipePart[]) => void;
  readonly issues: FieldIssues;
  readonly base: ComponentProps<typeof PartCard>["base"];
};

const KINDS = ["docker-ce", "kubernetes", "custom"] as const;

/** The recipe's parts in the order in which they are installed. */
export function PartsField({ value, onChange, issues, base }: PartsFieldProps) {
  const { t } = useTranslation();
  const move = (index: number, by: -1 | 1) => {
    const next = [...value];
    const [part] = next.splice(index, 1);
    if (part !== undefined) next.splice(index + by, 0, part);
    onChange(next);
  };
  return (
    <>
      {value.length === 0 ? (
        <p className="rounded-lg border border-line-strong border-dashed px-4 py-5 text-center text-ink-soft text-sm">
          {t("parts.empty")}
        </p>
      ) : null}
      <ol className="flex flex-col gap-3 empty:hidden">
        {value.map((part, index) => (
          <PartCard
            // biome-ignore lint/suspicious/noArrayIndexKey: two custom parts may be alike, and their place is what tells them apart.
            key={`${part.kind}-${index}`}
            part={part}
            position={index + 1}
            isFirst={index === 0}
            isLast={index === value.length - 1}
            issues={issues.at(index)}
            base={base}
            onMove={(by) => move(index, by)}
            onRemove={() => onChange(value.filter((_, at) => at !== index))}
            onChange={(next) => onChange(value.map((old, at) => (at === index ? next : old)))}
          />
        ))}
      </ol>
      <Menu
        label={t("parts.add")}
        trigger={{
          ...{ size: "sm", className: "self-start" },
          children: (
            <>
              <Plus aria-hidden="true" />
              {t("parts.add")}
            </>
          ),
        }}
        actions={KINDS.filter((kind) => kind === "custom" || value.every((part) => part.kind !== kind)).map((kind) => ({
          id: kind,
          label: t(`parts.${kind}.name`),
          icon: <PartIcon of={kind} className="size-4" />,
          onAction: () => onChange([...value, NEW_PARTS[kind]]),
        }))}
      />
    </>
  );
}
