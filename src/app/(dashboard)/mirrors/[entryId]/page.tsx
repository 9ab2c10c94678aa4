import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { MirrorView } from "../_components/mirror-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("mirrors.one") };
}

type PageProps = { readonly params: Promise<{ readonly entryId: string }> };

export default async function MirrorViewPage({ params }: PageProps) {
  const { entryId } = await params;
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.mirrorProfiles.byId.queryOptions({ id: entryId }),
        trpc.mirrorProfiles.revisions.queryOptions({ id: entryId }),
        trpc.variants.naming.queryOptions({ field: "mirrorProfileId", id: entryId }),
      ]}
    >
      <MirrorView id={entryId} />
    </Prefetched>
  );
}
