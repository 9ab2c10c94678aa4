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
  if (!mayRun) return null;
  return (
    <>
      <Button
        tone={isSmall ? "plain" : "solid"}
        size={isSmall ? "sm" : "md"}
        aria-label={t("buildDialog.title", { title: variantTitle })}
        onPress={() => setIsOpen(true)}
      >
        <Hammer aria-hidden="true" />
        {t("variants.build")}
      </Button>
      {isOpen ? <BuildDialog variantId={variantId} variantTitle={variantTitle} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
