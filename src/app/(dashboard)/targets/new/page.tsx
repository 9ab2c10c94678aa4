import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { NewTarget } from "../_components/new-target.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("targets.new") };
}

export default function NewTargetPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.hosts.list.queryOptions()]}>
      <NewTarget />
    </Prefetched>
  );
}
