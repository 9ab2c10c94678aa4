"use client";

import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { listScripts } from "#domain/variant/scripts.ts";
import type { RecipePart } from "#protocol/recipe.ts";

/** Every script of a recipe, whole: what runs as root is read before it runs. */
export function ScriptList({ parts }: { readonly parts: readonly RecipePart[] }) {
  const { t } = useTranslation();
  const scripts = listScripts(parts);
  if (scripts.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <Notice tone="warning" title={t("scripts.title", { count: scripts.length })}>
        {t("scripts.hint")}
      </Notice>
      {scripts.map((script, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two parts may have scripts of one name, and their order is what counts.
        <figure key={`${script.name}-${index}`} className="overflow-hidden rounded-md border border-line">
          <figcaption className="border-line border-b bg-sunken px-3 py-1.5">
            <code dir="ltr">{script.name}</code>
          </figcaption>
          <ScrollRegion aria-label={script.name} dir="ltr" className="max-h-80 overflow-auto bg-terminal px-3 py-2">
            <pre className="text-xs leading-5">{script.content}</pre>
          </ScrollRegion>
        </figure>
      ))}
    </section>
  );
}
