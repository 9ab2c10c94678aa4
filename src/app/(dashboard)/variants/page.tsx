import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { VariantsView } from "./_components/variants-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variants.title") };
}

export default function VariantsPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.variants.page.queryOptions({ isArchived: false, search: "", afterId: null })]}>
      <VariantsView />
    </Prefetched>
  );
}
