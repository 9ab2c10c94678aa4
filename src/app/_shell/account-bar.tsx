"use client";

import { useMutation } from "@tanstack/react-query";
import { ChevronsUpDown, Languages, LogOut, Settings, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { usePerson } from "#app/_session/session-context.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { chooseLocale } from "#messages/choose-locale.ts";
import { LOCALE_FACTS, LOCALES } from "#messages/locale.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { Theme } from "./theme.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

/** Who is signed in, how to leave, and how the page looks. */
export function AccountBar({ theme }: { readonly theme: Theme }) {
  const { t, i18n } = useTranslation();
  const person = usePerson();
  const trpc = useTRPC();
  const router = useRouter();
  // The whole page is loaded anew: nothing of the last person's answers may stay in memory.
  const signOut = useMutation(trpc.session.signOut.mutationOptions({ onSettled: () => window.location.assign("/login") }));
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-3">
      <ThemeSwitch initial={theme} />
      <Menu
        label={t("account.label")}
        header={
          <div className="flex flex-col border-line border-b px-2.5 pt-1.5 pb-2">
            <span className="text-ink-soft text-sm">{person.email}</span>
          </div>
        }
        trigger={{
          tone: "quiet",
          className: "h-11 w-full justify-start px-2",
          children: (
            <>
              <span
                aria-hidden="true"
                className="flex size-7 shrink-0 items-center justify-center rounded-full bg-line font-semibold text-ink text-xs"
              >
                {person.name.slice(0, 1).toUpperCase()}
              </span>
              <span className="flex min-w-0 grow flex-col items-start leading-tight">
                <span className="sr-only">{t("account.label")}</span>
                <span className="max-w-full truncate text-ink">{person.name}</span>
                <span className="font-normal text-ink-faint text-xs">{t(`roles.${person.role}.name`)}</span>
              </span>
              <ChevronsUpDown aria-hidden="true" />
            </>
          ),
        }}
        actions={[
          ...LOCALES.filter((locale) => locale !== i18n.language).map((locale) => ({
            ...{ id: locale, label: LOCALE_FACTS[locale].ownName, lang: locale },
            icon: <Languages aria-hidden="true" />,
            onAction: () => chooseLocale(locale),
          })),
          {
            ...{ id: "account", label: t("nav.account"), icon: <UserRound aria-hidden="true" /> },
            onAction: () => router.push("/settings/account"),
          },
          {
            ...{ id: "settings", label: t("nav.settings"), icon: <Settings aria-hidden="true" /> },
            onAction: () => router.push("/settings"),
          },
          { id: "sign-out", label: t("account.signOut"), icon: <LogOut aria-hidden="true" />, onAction: () => signOut.mutate() },
        ]}
      />
    </div>
  );
}
