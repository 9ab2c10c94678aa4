import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { TokensView } from "./_components/tokens-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("tokens.title") };
}

export default function TokensPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.tokens.list.queryOptions()]}>
      <TokensView />
    </Prefetched>
  );
}
