import type { ReactNode } from "react";
import { BrandMark } from "#components/patterns/brand-mark.tsx";
import { pageWords } from "#messages/server.ts";
import { LanguageButtons } from "./_components/language-buttons.tsx";

export default async function AuthLayout({ children }: { readonly children: ReactNode }) {
  const t = await pageWords();
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-8 px-4 py-12">
      <div className="flex items-center gap-2.5 font-semibold text-lg">
        <BrandMark className="size-7" />
        {t("product.name")}
      </div>
      <div className="w-full max-w-100 rounded-lg border border-line bg-surface p-6 sm:p-8">{children}</div>
      <LanguageButtons />
    </main>
  );
}
