"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pin, PinOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { ImageView } from "#trpc/outputs.ts";

/** Keeps an image from the retention rule, or gives it back to it. */
export function PinButton({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayPin = useHasRole("operator");
  const pin = useMutation(trpc.images.setPinned.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }));
  if (!mayPin) return null;
  const isPinned = image.pinnedAt !== null;
  const Icon = isPinned ? PinOff : Pin;
  return (
    <Button tone="quiet" isPending={pin.isPending} onPress={() => pin.mutate({ id: image.id, isPinned: !isPinned })}>
      <Icon aria-hidden="true" />
      {t(isPinned ? "images.unpin" : "images.pin")}
    </Button>
  );
}
