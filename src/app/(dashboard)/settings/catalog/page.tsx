import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { CatalogFileView } from "./_components/catalog-file-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("catalogFile.title") };
}

export default function CatalogFilePage() {
  return <CatalogFileView />;
}
