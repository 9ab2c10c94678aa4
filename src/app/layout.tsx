import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { pageWords } from "#messages/server.ts";
import { DEFAULT_LOCALE } from "#messages/translation.ts";
import { Providers } from "./_shell/providers.tsx";
import { readTheme, THEME_COOKIE } from "./_shell/theme.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return {
    title: { default: t("product.name"), template: `%s · ${t("product.shortName")}` },
    icons: { icon: "/icons/logo.svg" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f8" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0d0f" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={DEFAULT_LOCALE} dir="ltr" data-theme={theme}>
      <body>
        <Providers locale={DEFAULT_LOCALE}>{children}</Providers>
      </body>
    </html>
  );
}
