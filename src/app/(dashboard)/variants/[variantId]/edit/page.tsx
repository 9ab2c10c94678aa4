import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { EditVariant } from "../../_components/edit-variant.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variants.edit") };
}

type EditVariantPageProps = { readonly params: Promise<{ readonly variantId: string }> };

export default async function EditVariantPage({ params }: EditVariantPageProps) {
  const { variantId } = await params;
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.variants.byId.queryOptions({ id: variantId }),
        trpc.baseImages.list.queryOptions({ isArchived: false }),
        trpc.mirrorProfiles.list.queryOptions({ isArchived: false }),
      ]}
    >
      <EditVariant id={variantId} />
    </Prefetched>
  );
}
