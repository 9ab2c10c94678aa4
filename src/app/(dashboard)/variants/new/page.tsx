import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { NewVariant } from "../_components/new-variant.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variants.new") };
}

export default function NewVariantPage() {
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.baseImages.list.queryOptions({ isArchived: false }),
        trpc.mirrorProfiles.list.queryOptions({ isArchived: false }),
      ]}
    >
      <NewVariant />
    </Prefetched>
  );
}
