"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { EditEntry } from "#app/_catalog/edit-entry.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BaseImageForm } from "./base-image-form.tsx";

export function EditBaseImage({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const entry = useQuery(trpc.baseImages.byId.queryOptions({ id }));
  const update = useMutation(trpc.baseImages.update.mutationOptions());
  return (
    <EditEntry query={entry} path="/base-images">
      {({ begun, leave, ...form }) => (
        <BaseImageForm
          {...form}
          initial={begun.definition}
          onSave={async (definition) => {
            await update.mutateAsync({ id: begun.id, revision: begun.revision, definition });
            leave();
          }}
        />
      )}
    </EditEntry>
  );
}
