import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { BaseImageView } from "../_components/base-image-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("baseImages.one") };
}

type PageProps = { readonly params: Promise<{ readonly entryId: string }> };

export default async function BaseImageViewPage({ params }: PageProps) {
  const { entryId } = await params;
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.baseImages.byId.queryOptions({ id: entryId }),
        trpc.baseImages.revisions.queryOptions({ id: entryId }),
        trpc.variants.naming.queryOptions({ field: "baseImageId", id: entryId }),
      ]}
    >
      <BaseImageView id={entryId} />
    </Prefetched>
  );
}
