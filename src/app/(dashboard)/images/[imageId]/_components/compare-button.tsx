"use client";

import { GitCompareArrows } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button } from "#components/ui/button.tsx";
import type { ImageView } from "#trpc/outputs.ts";

const loadDialog = () => import("./compare-dialog.tsx");

/** Opens the choice of an image to compare this one with. */
export function CompareButton({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const dialog = useLoaded(loadDialog);
  return (
    <>
      <Button
        onPress={() => {
          dialog.load();
          setIsOpen(true);
        }}
      >
        <GitCompareArrows aria-hidden="true" />
        {t("images.compare")}
      </Button>
      {/* Closed and not taken away: only so does the focus go back to the button. */}
      {dialog.module === null ? null : (
        <dialog.module.CompareDialog image={image} isOpen={isOpen} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
