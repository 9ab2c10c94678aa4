"use client";

import { Hammer } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Button } from "#components/ui/button.tsx";

const BuildDialog = dynamic(() => import("./build-dialog.tsx").then((module) => module.BuildDialog));

type BuildButtonProps = { readonly variantId: string; readonly variantTitle: string; readonly isSmall?: boolean };

/** Opens the dialog that says what would be built. */
export function BuildButton({ variantId, variantTitle, isSmall = false }: BuildButtonProps) {
  const { t } = useTranslation();
  const mayRun = useHasRole("operator");
  const [isOpen, setIsOpen] = useState(false);
  const [openings, setOpenings] = useState(0);
  if (!mayRun) return null;
  return (
    <>
      <Button
        tone={isSmall ? "plain" : "solid"}
        size={isSmall ? "sm" : "md"}
        aria-label={t("buildDialog.title", { title: variantTitle })}
        onPress={() => {
          setOpenings((count) => count + 1);
          setIsOpen(true);
        }}
      >
        <Hammer aria-hidden="true" />
        {t("variants.build")}
      </Button>
      {/* Closed and not taken away: only so does the focus go back to the button. Each opening begins anew. */}
      {openings === 0 ? null : (
        <BuildDialog
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
