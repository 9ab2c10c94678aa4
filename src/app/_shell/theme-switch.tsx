"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "#components/ui/segmented.tsx";
import { chooseTheme, readChosenTheme, subscribeToTheme } from "./choose-theme.ts";
import { THEMES, type Theme } from "./theme.ts";

export const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Light, dark, or as the system has it. */
export function ThemeSwitch({ initial, isLabelHidden = true }: { readonly initial: Theme; readonly isLabelHidden?: boolean }) {
  const { t } = useTranslation();
  const theme = useSyncExternalStore(subscribeToTheme, readChosenTheme, () => initial);
  return (
    <Segmented
      label={t("theme.label")}
      isLabelHidden={isLabelHidden}
      value={theme}
      options={THEMES.map((value) => {
        const Icon = THEME_ICONS[value];
        return { value, label: t(`theme.${value}`), icon: <Icon aria-hidden="true" /> };
      })}
      onChange={chooseTheme}
    />
  );
}
