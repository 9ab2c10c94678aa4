import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { BaseImagesView } from "./_components/base-images-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("baseImages.title") };
}

export default function BaseImagesViewPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.baseImages.list.queryOptions({ isArchived: false })]}>
      <BaseImagesView />
    </Prefetched>
  );
}
