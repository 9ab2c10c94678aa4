import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { ImagesView } from "./_components/images-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("images.title") };
}

export default function ImagesViewPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.images.list.queryOptions({})]}>
      <ImagesView />
    </Prefetched>
  );
}
