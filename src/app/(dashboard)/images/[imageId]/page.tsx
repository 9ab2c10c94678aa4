import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { ImageView } from "./_components/image-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("images.one") };
}

type PageProps = { readonly params: Promise<{ readonly imageId: string }> };

export default async function ImageViewPage({ params }: PageProps) {
  const { imageId } = await params;
  return (
    <Prefetched
      queries={(trpc) => [trpc.images.byId.queryOptions({ id: imageId }), trpc.verifications.ofImage.queryOptions({ imageId })]}
    >
      <ImageView id={imageId} />
    </Prefetched>
  );
}
