import type { Metadata } from "next";
import { cookies } from "next/headers";
import { readTheme, THEME_COOKIE } from "#app/_shell/theme.ts";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { AccountView } from "./_components/account-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("nav.account") };
}

export default async function AccountPage() {
  const jar = await cookies();
  return (
    <Prefetched queries={(trpc) => [trpc.account.sessions.queryOptions()]}>
      <AccountView theme={readTheme(jar.get(THEME_COOKIE)?.value)} />
    </Prefetched>
  );
}
