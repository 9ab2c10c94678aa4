"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Hammer, Keyboard, Languages, LogOut, type LucideIcon, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { chooseTheme } from "#app/_shell/choose-theme.ts";
import { placesOf } from "#app/_shell/places.ts";
import { THEMES } from "#app/_shell/theme.ts";
import { THEME_ICONS } from "#app/_shell/theme-switch.tsx";
import { chooseLocale } from "#messages/choose-locale.ts";
import { LOCALE_FACTS, LOCALES } from "#messages/locale.ts";
import { knownWords } from "#messages/translation.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { Found } from "#trpc/outputs.ts";
import { NOUN_FACTS } from "./noun-facts.ts";
import { usePalette } from "./opener-context.ts";

export type Command = {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly icon: LucideIcon;
  readonly run: () => void;
};

export type CommandGroup = { readonly id: string; readonly title: string; readonly commands: readonly Command[] };

/** What can be done with what was typed: pages and deeds by their words, and everything with a page of its own that the catalog finds. */
export function useCommands(text: string, onBuild: (variant: Found) => void): readonly CommandGroup[] {
  const { t, i18n } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const mayRun = useHasRole("operator");
  const found = useQuery(
    trpc.search.find.queryOptions({ text }, { enabled: text.trim() !== "", placeholderData: keepPreviousData }),
  );
  const hits = text.trim() === "" ? [] : (found.data ?? []);
  const builds = mayRun ? hits.filter(({ noun }) => noun === "variant") : [];
  const groups = [
    { id: "pages", title: t("palette.pages"), commands: fitting(usePages(), text) },
    { id: "deeds", title: t("palette.deeds"), commands: [...builds.map(buildCommand), ...fitting(useDeeds(), text)] },
    ...Object.entries(NOUN_FACTS).map(([noun, { word }]) => ({
      ...{ id: noun, title: t(`nav.${word}`) },
      commands: hits.filter((hit) => hit.noun === noun).map(openCommand),
    })),
  ];
  return groups.filter(({ commands }) => commands.length > 0);

  function openCommand({ id, noun, title, note }: Found): Command {
    const { list, icon } = NOUN_FACTS[noun];
    // Of a build its state is said, which has words of its own.
    const said = noun === "build" ? knownWords(i18n, `builds.states.${note}`) : note;
    return { id, title, note: said, icon, run: () => router.push(`${list}/${id}`) };
  }

  function buildCommand(hit: Found): Command {
    const title = t("buildDialog.title", { title: hit.title });
    return { id: `build ${hit.id}`, title, note: hit.note, icon: Hammer, run: () => onBuild(hit) };
  }
}

/** The places of the navigation. */
function usePages(): readonly Command[] {
  const { t } = useTranslation();
  const router = useRouter();
  return placesOf(useHasRole("admin")).map(({ href, word, icon }) => ({
    ...{ id: href, title: t(`nav.${word}`), note: null, icon },
    run: () => router.push(href),
  }));
}

/** What can be done from anywhere. */
function useDeeds(): readonly Command[] {
  const { t, i18n } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const isAdmin = useHasRole("admin");
  const { openShortcuts } = usePalette();
  const signOut = useMutation(trpc.session.signOut.mutationOptions({ onSettled: () => window.location.assign("/login") }));
  const create = (["variants", "baseImages", "mirrors", "targets", "hosts"] as const).map((noun) => ({
    ...{ id: `new ${noun}`, title: t(`${noun}.new`), note: null, icon: Plus },
    run: () => router.push(NEW_PAGES[noun]),
  }));
  return [
    ...(isAdmin ? create : []),
    ...THEMES.map((theme) => ({
      ...{ id: `theme ${theme}`, title: `${t("theme.label")}: ${t(`theme.${theme}`)}`, note: null, icon: THEME_ICONS[theme] },
      run: () => chooseTheme(theme),
    })),
    ...LOCALES.filter((locale) => locale !== i18n.language).map((locale) => ({
      ...{ id: locale, title: `${t("language.label")}: ${LOCALE_FACTS[locale].ownName}`, note: null, icon: Languages },
      run: () => chooseLocale(locale),
    })),
    { id: "shortcuts", title: t("shortcuts.title"), note: null, icon: Keyboard, run: openShortcuts },
    { id: "sign-out", title: t("account.signOut"), note: null, icon: LogOut, run: () => signOut.mutate() },
  ];
}

const NEW_PAGES = {
  variants: "/variants/new",
  baseImages: "/base-images/new",
  mirrors: "/mirrors/new",
  targets: "/targets/new",
  hosts: "/hosts/new",
} as const;

/** Those whose title holds every word of the text. */
function fitting(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ title }) => words.every((word) => title.toLocaleLowerCase().includes(word)));
}
