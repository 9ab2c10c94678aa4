import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { BuildView } from "./_components/build-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("builds.one") };
}

type BuildPageProps = { readonly params: Promise<{ readonly buildId: string }> };

export default async function BuildPage({ params }: BuildPageProps) {
  const { buildId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.builds.byId.queryOptions({ id: buildId })]}>
      <BuildView id={buildId} />
    </Prefetched>
  );
}
