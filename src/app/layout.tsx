import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LOCALE_FACTS } from "#messages/locale.ts";
import { pageLocale, pageWords } from "#messages/server.ts";
import { persianFont } from "./_shell/persian-font.ts";
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
  const [locale, jar] = [await pageLocale(), await cookies()];
  const theme = readTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={locale}
      dir={LOCALE_FACTS[locale].direction}
      data-theme={theme}
      className={locale === "fa" ? persianFont.variable : undefined}
    >
      <body>
        <Providers locale={locale}>{children}</Providers>
      </body>
    </html>
  );
}
