import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { ImportVariant } from "../_components/import-variant.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("variantFile.import") };
}

export default function ImportVariantPage() {
  return <ImportVariant />;
}
