import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { NotificationsView } from "./_components/notifications-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("notifications.title") };
}

export default function NotificationsPage() {
  return (
    <Prefetched queries={(trpc) => [trpc.notifications.list.queryOptions()]}>
      <NotificationsView />
    </Prefetched>
  );
}
