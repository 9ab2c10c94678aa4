import { pageWords } from "#messages/server.ts";

/** Without the one-time link nobody becomes the first admin. */
export async function SetUpLinkNeeded() {
  const t = await pageWords();
  return (
    <div className="flex flex-col gap-2">
      <h1 className="font-semibold text-xl">{t("setUp.title")}</h1>
      <p className="text-ink-soft">{t("setUp.linkNeeded")}</p>
      <p className="text-ink-soft">{t("setUp.linkWhere")}</p>
    </div>
  );
}
