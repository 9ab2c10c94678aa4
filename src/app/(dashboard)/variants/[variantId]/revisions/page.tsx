import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { RevisionsView } from "./_components/revisions-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variantRevisions.title") };
}

type RevisionsPageProps = { readonly params: Promise<{ readonly variantId: string }> };

export default async function RevisionsPage({ params }: RevisionsPageProps) {
  const { variantId } = await params;
  return (
    <Prefetched
      queries={(trpc) => [
        trpc.variants.byId.queryOptions({ id: variantId }),
        trpc.variants.revisions.queryOptions({ id: variantId }),
      ]}
    >
      <RevisionsView id={variantId} />
    </Prefetched>
  );
}
