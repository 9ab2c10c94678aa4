import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { NewMirror } from "../_components/new-mirror.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("mirrors.new") };
}

export default function NewMirrorPage() {
  return <NewMirror />;
}
