import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { NewHost } from "../_components/new-host.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("hosts.new") };
}

export default function NewHostPage() {
  return <NewHost />;
}
