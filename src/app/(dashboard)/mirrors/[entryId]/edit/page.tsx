import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { EditMirror } from "../../_components/edit-mirror.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("mirrors.edit") };
}

type PageProps = { readonly params: Promise<{ readonly entryId: string }> };

export default async function EditMirrorPage({ params }: PageProps) {
  const { entryId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.mirrorProfiles.byId.queryOptions({ id: entryId })]}>
      <EditMirror id={entryId} />
    </Prefetched>
  );
}
