import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { NewBaseImage } from "../_components/new-base-image.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("baseImages.new") };
}

export default function NewBaseImagePage() {
  return <NewBaseImage />;
}
