import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { OverviewView } from "./_components/overview-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("overview.title") };
}

export default function OverviewPage() {
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.overview.counts.queryOptions(),
        trpc.overview.history.queryOptions(),
        trpc.mirrorChecks.standings.queryOptions(),
        trpc.builds.list.queryOptions({ limit: 6 }),
      ]}
    >
      <OverviewView />
    </Prefetched>
  );
}
