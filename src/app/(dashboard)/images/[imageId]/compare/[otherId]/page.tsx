import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { readChangeFilter } from "./_components/change-filter.ts";
import { ComparisonView } from "./_components/comparison-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("comparison.title") };
}

type PageProps = {
  readonly params: Promise<{ readonly imageId: string; readonly otherId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ComparisonPage({ params, searchParams }: PageProps) {
  const { imageId, otherId } = await params;
  const two = { fromId: imageId, toId: otherId };
  const filter = readChangeFilter(
    new URLSearchParams(Object.entries(await searchParams).map(([key, value]) => [key, String(value ?? "")])),
  );
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.images.comparison.queryOptions(two),
        filter.show === "files"
          ? trpc.images.changedFiles.queryOptions({ ...two, ...filter })
          : trpc.images.changedPackages.queryOptions({ ...two, ...filter }),
      ]}
    >
      <ComparisonView two={two} />
    </Prefetched>
  );
}
