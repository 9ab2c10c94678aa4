import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageWords } from "#messages/server.ts";
import { createPageCaller } from "#server/trpc/caller.ts";
import { SetUpForm } from "../_components/set-up-form.tsx";
import { SetUpLinkNeeded } from "../_components/set-up-link-needed.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  // The address holds a token: no other site may learn it.
  return { title: t("setUp.title"), referrer: "no-referrer" };
}

type SetUpPageProps = { readonly searchParams: Promise<{ readonly token?: string | string[] }> };

export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  const { isSetUp } = await (await createPageCaller()).session.state();
  if (isSetUp) redirect("/login");
  const { token } = await searchParams;
  return typeof token === "string" && token !== "" ? <SetUpForm token={token} /> : <SetUpLinkNeeded />;
}
