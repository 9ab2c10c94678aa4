import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { HostsView } from "./_components/hosts-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("hosts.title") };
}

export default function HostsViewPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.hosts.list.queryOptions()]}>
      <HostsView />
    </Prefetched>
  );
}
