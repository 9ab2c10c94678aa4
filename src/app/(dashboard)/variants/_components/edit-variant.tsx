"use client";

import { useMutation, useQueries } from "@tanstack/react-query";
import { EditEntry } from "#app/_catalog/edit-entry.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { VariantForm } from "./variant-form.tsx";

export function EditVariant({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const [variant, baseImages, mirrorProfiles] = useQueries({
    queries: [
      trpc.variants.byId.queryOptions({ id }),
      trpc.baseImages.list.queryOptions({ isArchived: false }),
      trpc.mirrorProfiles.list.queryOptions({ isArchived: false }),
    ],
  });
  const update = useMutation(trpc.variants.update.mutationOptions());
  return (
    <EditEntry query={variant} path="/variants">
      {({ begun, leave, ...form }) => (
        <VariantForm
          {...form}
          initial={begun.definition}
          variantId={begun.id}
          baseImages={baseImages.data ?? []}
          mirrorProfiles={mirrorProfiles.data ?? []}
          onSave={async (definition) => {
            await update.mutateAsync({ id: begun.id, revision: begun.revision, definition });
            leave();
          }}
        />
      )}
    </EditEntry>
  );
}
