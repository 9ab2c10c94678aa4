"use client";

import { Hammer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button } from "#components/ui/button.tsx";

const loadDialog = () => import("./build-dialog.tsx");

type BuildButtonProps = { readonly variantId: string; readonly variantTitle: string; readonly isSmall?: boolean };

/** Opens the dialog that says what would be built. */
export function BuildButton({ variantId, variantTitle, isSmall = false }: BuildButtonProps) {
  const { t } = useTranslation();
  const mayRun = useHasRole("operator");
  const [isOpen, setIsOpen] = useState(false);
  const dialog = useLoaded(loadDialog);
  const [openings, setOpenings] = useState(0);
  if (!mayRun) return null;
  return (
    <>
      <Button
        tone={isSmall ? "plain" : "solid"}
        size={isSmall ? "sm" : "md"}
        aria-label={t("buildDialog.title", { title: variantTitle })}
        onPress={() => {
          dialog.load();
          setOpenings((count) => count + 1);
          setIsOpen(true);
        }}
      >
        <Hammer aria-hidden="true" />
        {t("variants.build")}
      </Button>
      {/* Closed and not taken away: only so does the focus go back to the button. Each opening begins anew. */}
      {dialog.module === null ? null : (
        <dialog.module.BuildDialog
          key={openings}
          variantId={variantId}
          variantTitle={variantTitle}
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
