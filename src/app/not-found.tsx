import { LinkButton } from "#components/ui/link-button.tsx";
import { pageWords } from "#messages/server.ts";

export default async function NotFound() {
  const t = await pageWords();
  return (
    <main className="mx-auto flex min-h-dvh max-w-120 flex-col items-center justify-center gap-3 px-4 text-center">
      <h1 className="font-semibold text-xl">{t("problems.notFound.title")}</h1>
      <p className="text-ink-soft">{t("problems.notFound.hint")}</p>
      <LinkButton href="/" tone="solid" className="mt-2">
        {t("problems.page.home")}
      </LinkButton>
    </main>
  );
}
