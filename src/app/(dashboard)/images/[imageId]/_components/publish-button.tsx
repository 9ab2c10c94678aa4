"use client";

import { CloudUpload } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button } from "#components/ui/button.tsx";
import type { ImageView } from "#trpc/outputs.ts";

const loadDialog = () => import("./publish-dialog.tsx");

/** Opens the dialog that says where an image would go and what it would replace. */
export function PublishButton({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const mayRun = useHasRole("operator");
  const [isOpen, setIsOpen] = useState(false);
  const [openings, setOpenings] = useState(0);
  const dialog = useLoaded(loadDialog);
  if (!mayRun) return null;
  return (
    <>
      <Button
        tone={image.isPublishable ? "solid" : "plain"}
        onPress={() => {
          dialog.load();
          setOpenings((count) => count + 1);
          setIsOpen(true);
        }}
      >
        <CloudUpload aria-hidden="true" />
        {t("publications.publish")}
      </Button>
      {/* Closed and not taken away: only so does the focus go back to the button. Each opening begins anew. */}
      {dialog.module === null ? null : (
        <dialog.module.PublishDialog key={openings} image={image} isOpen={isOpen} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
