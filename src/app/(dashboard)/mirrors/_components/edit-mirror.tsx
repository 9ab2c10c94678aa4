"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { EditEntry } from "#app/_catalog/edit-entry.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { MirrorForm } from "./mirror-form.tsx";

export function EditMirror({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const entry = useQuery(trpc.mirrorProfiles.byId.queryOptions({ id }));
  const update = useMutation(trpc.mirrorProfiles.update.mutationOptions());
  return (
    <EditEntry query={entry} path="/mirrors">
      {({ begun, leave, ...form }) => (
        <MirrorForm
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
