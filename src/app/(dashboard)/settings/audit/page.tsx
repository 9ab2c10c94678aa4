import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { AuditView } from "./_components/audit-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("audit.title") };
}

export default function AuditPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.audit.list.queryOptions({}), trpc.people.list.queryOptions()]}>
      <AuditView />
    </Prefetched>
  );
}
