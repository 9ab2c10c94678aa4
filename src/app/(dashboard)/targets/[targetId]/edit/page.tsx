import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { EditTarget } from "../../_components/edit-target.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("targets.one") };
}

type PageProps = { readonly params: Promise<{ readonly targetId: string }> };

export default async function EditTargetPage({ params }: PageProps) {
  const { targetId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.cloudTargets.byId.queryOptions({ id: targetId }), trpc.hosts.list.queryOptions()]}>
      <EditTarget id={targetId} />
    </Prefetched>
  );
}
