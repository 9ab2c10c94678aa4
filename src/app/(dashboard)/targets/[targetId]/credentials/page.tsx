import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { ChangeCredentials } from "../../_components/change-credentials.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("targets.credentials") };
}

type PageProps = { readonly params: Promise<{ readonly targetId: string }> };

export default async function ChangeCredentialsPage({ params }: PageProps) {
  const { targetId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.cloudTargets.byId.queryOptions({ id: targetId })]}>
      <ChangeCredentials id={targetId} />
    </Prefetched>
  );
}
