import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageWords } from "#messages/server.ts";
import { createPageCaller } from "#server/trpc/caller.ts";
import { SignInForm } from "../_components/sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("signIn.title") };
}

export default async function LoginPage() {
  const { person, isSetUp } = await (await createPageCaller()).session.state();
  if (person !== null) redirect("/");
  if (!isSetUp) redirect("/setup");
  return <SignInForm />;
}
