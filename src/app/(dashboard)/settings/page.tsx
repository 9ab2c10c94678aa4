import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { SettingsOverview } from "./_components/settings-overview.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("nav.settings") };
}

export default function SettingsPage() {
  return <SettingsOverview />;
}
