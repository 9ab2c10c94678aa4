import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { TargetsView } from "./_components/targets-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("targets.title") };
}

export default function TargetsViewPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.cloudTargets.list.queryOptions()]}>
      <TargetsView />
    </Prefetched>
  );
}
