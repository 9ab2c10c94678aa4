import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { MirrorsView } from "./_components/mirrors-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("mirrors.title") };
}

export default function MirrorsViewPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.mirrorProfiles.list.queryOptions({ isArchived: false })]}>
      <MirrorsView />
    </Prefetched>
  );
}
