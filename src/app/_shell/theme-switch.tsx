"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "#components/ui/segmented.tsx";
import { THEME_COOKIE, THEMES, type Theme } from "./theme.ts";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const YEAR_SECONDS = 31_536_000;

/** Light, dark, or as the system has it. The choice is a cookie, so that the server draws the next page in it at once. */
export function ThemeSwitch({ initial }: { readonly initial: Theme }) {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(initial);
  return (
    <Segmented
      label={t("theme.label")}
      isLabelHidden
      value={theme}
      options={THEMES.map((value) => {
        const Icon = ICONS[value];
        return { value, label: t(`theme.${value}`), icon: <Icon aria-hidden="true" /> };
      })}
      onChange={(chosen) => {
        setTheme(chosen);
        document.documentElement.dataset["theme"] = chosen;
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http, where most dashboards are.
        document.cookie = `${THEME_COOKIE}=${chosen}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
      }}
    />
  );
}
