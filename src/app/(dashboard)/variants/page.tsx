import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { readVariantFilter, toVariantQuery } from "./_components/variant-filter.ts";
import { VariantsView } from "./_components/variants-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variants.title") };
}

type VariantsPageProps = { readonly searchParams: Promise<Record<string, string | readonly string[]>> };

export default async function VariantsPage({ searchParams }: VariantsPageProps) {
  const asked = Object.entries(await searchParams).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []));
  const filter = readVariantFilter(new URLSearchParams(asked));
  return (
    <Prefetched queries={(trpc) => [trpc.variants.page.queryOptions(toVariantQuery(filter))]}>
      <VariantsView />
    </Prefetched>
  );
}
