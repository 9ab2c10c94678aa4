import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { VariantFile } from "../_components/variant-file.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variantFile.title") };
}

type VariantFilePageProps = { readonly params: Promise<{ readonly variantId: string }> };

export default async function VariantFilePage({ params }: VariantFilePageProps) {
  const { variantId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.variants.byId.queryOptions({ id: variantId })]}>
      <VariantFile id={variantId} />
    </Prefetched>
  );
}
