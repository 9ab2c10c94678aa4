import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { readBuildFilter } from "./_components/build-filter.ts";
import { BuildsView } from "./_components/builds-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("builds.title") };
}

type BuildsPageProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BuildsPage({ searchParams }: BuildsPageProps) {
  const filter = readBuildFilter(
    new URLSearchParams(Object.entries(await searchParams).map(([key, value]) => [key, String(value ?? "")])),
  );
  return (
    <Prefetched queries={(trpc) => [trpc.builds.list.queryOptions(filter)]}>
      <BuildsView />
    </Prefetched>
  );
}
