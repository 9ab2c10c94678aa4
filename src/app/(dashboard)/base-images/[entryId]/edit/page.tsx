import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { EditBaseImage } from "../../_components/edit-base-image.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("baseImages.edit") };
}

type PageProps = { readonly params: Promise<{ readonly entryId: string }> };

export default async function EditBaseImagePage({ params }: PageProps) {
  const { entryId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.baseImages.byId.queryOptions({ id: entryId })]}>
      <EditBaseImage id={entryId} />
    </Prefetched>
  );
}
