import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { VariantView } from "./_components/variant-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variants.one") };
}

type VariantPageProps = { readonly params: Promise<{ readonly variantId: string }> };

export default async function VariantPage({ params }: VariantPageProps) {
  const { variantId } = await params;
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.variants.byId.queryOptions({ id: variantId }),
        trpc.variants.revisions.queryOptions({ id: variantId }),
        trpc.images.history.queryOptions({ variantId }),
        trpc.images.list.queryOptions({ variantId }),
        trpc.builds.list.queryOptions({ variantId, limit: 10 }),
      ]}
    >
      <VariantView id={variantId} />
    </Prefetched>
  );
}
