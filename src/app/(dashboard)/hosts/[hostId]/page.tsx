import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { HostView } from "./_components/host-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("hosts.one") };
}

type PageProps = { readonly params: Promise<{ readonly hostId: string }> };

export default async function HostViewPage({ params }: PageProps) {
  const { hostId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.hosts.byId.queryOptions({ id: hostId })]}>
      <HostView id={hostId} />
    </Prefetched>
  );
}
