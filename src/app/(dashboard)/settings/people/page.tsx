import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { PeopleView } from "./_components/people-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("people.title") };
}

export default function PeopleViewPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.people.list.queryOptions()]}>
      <PeopleView />
    </Prefetched>
  );
}
