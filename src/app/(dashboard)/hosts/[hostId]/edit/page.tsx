import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { EditHost } from "../../_components/edit-host.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("hosts.edit") };
}

type EditHostPageProps = { readonly params: Promise<{ readonly hostId: string }> };

export default async function EditHostPage({ params }: EditHostPageProps) {
  const { hostId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.hosts.byId.queryOptions({ id: hostId })]}>
      <EditHost id={hostId} />
    </Prefetched>
  );
}
