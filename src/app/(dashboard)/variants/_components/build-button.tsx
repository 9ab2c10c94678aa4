"use client";

import { Hammer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button } from "#components/ui/button.tsx";

const loadDialog = () => import("./build-dialog.tsx");

type BuildButtonProps = {
  readonly variant: {
    readonly id: string;
    readonly definition: { readonly title: string };
    /** What there is of it already; null: it is built for the first time. */
    readonly newestImage: { readonly id: string } | null;
  };
  readonly isSmall?: boolean;
};

/** Opens the dialog that says what would be built. */
export function BuildButton({ variant, isSmall = false }: BuildButtonProps) {
  const { t } = useTranslation();
  const mayRun = useHasRole("operator");
  const [isOpen, setIsOpen] = useState(false);
  const dialog = useLoaded(loadDialog);
  const [openings, setOpenings] = useState(0);
  if (!mayRun) return null;
  const { title } = variant.definition;
  const isRebuild = variant.newestImage !== null;
  const name = t(isRebuild ? "buildDialog.rebuildTitle" : "buildDialog.title", { title });
  return (
    <>
      <Button
        tone={isSmall ? "plain" : "solid"}
        size={isSmall ? "sm" : "md"}
        aria-label={name}
        onPress={() => {
          dialog.load();
          setOpenings((count) => count + 1);
          setIsOpen(true);
        }}
      >
        <Hammer aria-hidden="true" />
        {t(isRebuild ? "variants.rebuild" : "variants.build")}
      </Button>
      {/* Closed and not taken away: only so does the focus go back to the button. Each opening begins anew. */}
      {dialog.module === null ? null : (
        <dialog.module.BuildDialog
          key={openings}
          variantId={variant.id}
          title={name}
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
