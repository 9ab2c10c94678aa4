import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { RetentionView } from "./_components/retention-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("retention.title") };
}

export default function RetentionPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.retention.read.queryOptions()]}>
      <RetentionView />
    </Prefetched>
  );
}
