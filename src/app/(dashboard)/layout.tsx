import { cookies } from "next/headers";
import Link from "next/link";
import type { ReactNode } from "react";
import { ConnectionNotice } from "#app/_live/connection-notice.tsx";
import { LiveProvider } from "#app/_live/live-provider.tsx";
import { PaletteButton } from "#app/_palette/palette-button.tsx";
import { PaletteProvider } from "#app/_palette/palette-provider.tsx";
import { requirePerson } from "#app/_session/require-person.ts";
import { PersonProvider } from "#app/_session/session-context.tsx";
import { AccountBar } from "#app/_shell/account-bar.tsx";
import { MobileBar } from "#app/_shell/mobile-bar.tsx";
import { Navigation } from "#app/_shell/navigation.tsx";
import { readTheme, THEME_COOKIE } from "#app/_shell/theme.ts";
import { UndoProvider } from "#app/_undo/undo-provider.tsx";
import { BrandMark } from "#components/patterns/brand-mark.tsx";
import { pageWords } from "#messages/server.ts";

export default async function DashboardLayout({ children }: { readonly children: ReactNode }) {
  const [person, t, jar] = [await requirePerson(), await pageWords(), await cookies()];
  const theme = readTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <PersonProvider person={person}>
      <LiveProvider>
        <PaletteProvider>
          <a
            href="#content"
            className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
          >
            {t("nav.skip")}
          </a>
          <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
            <aside className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-line border-e p-3 lg:flex">
              <Link href="/" className="flex h-9 items-center gap-2.5 rounded-md px-2.5 font-semibold">
                <BrandMark className="size-6" />
                {t("product.shortName")}
              </Link>
              <PaletteButton />
              <Navigation />
              <div className="mt-auto">
                <AccountBar theme={theme} />
              </div>
            </aside>
            <MobileBar account={<AccountBar theme={theme} />} />
            <div className="min-w-0">
              <ConnectionNotice />
              <main
                id="content"
                tabIndex={-1}
                className="mx-auto flex w-full max-w-[104rem] flex-col gap-6 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8"
              >
                <UndoProvider>{children}</UndoProvider>
              </main>
            </div>
          </div>
        </PaletteProvider>
      </LiveProvider>
    </PersonProvider>
  );
}
