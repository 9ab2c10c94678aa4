"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { placesOf } from "#app/_shell/places.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { areSingleKeysOn, switchSingleKeys } from "./single-keys.ts";

type ShortcutSheetProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Every key that asks for something, and the switch for those that are letters alone. */
export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  const isAdmin = useHasRole("admin");
  const [isOn, setIsOn] = useState(areSingleKeysOn);
  const general = [
    { keys: ["Ctrl", "K"], meaning: t("palette.open") },
    { keys: ["/"], meaning: t("shortcuts.search") },
    { keys: ["?"], meaning: t("shortcuts.title") },
    { keys: ["Esc"], meaning: t("common.close") },
  ];
  const places = placesOf(isAdmin).map(({ word, key }) => ({ keys: ["G", key.toUpperCase()], meaning: t(`nav.${word}`) }));
  return (
    <Dialog title={t("shortcuts.title")} closeLabel={t("common.close")} isOpen={isOpen} onOpenChange={onClose} isWide>
      <div className="flex flex-col gap-5">
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          <KeyList title={t("shortcuts.general")} rows={general} />
          <KeyList title={t("palette.pages")} rows={places} />
        </div>
        <Checkbox
          isSelected={isOn}
          hint={t("shortcuts.lettersHint")}
          onChange={(next) => {
            switchSingleKeys(next);
            setIsOn(next);
          }}
        >
          {t("shortcuts.letters")}
        </Checkbox>
      </div>
    </Dialog>
  );
}

type KeyRow = { readonly keys: readonly string[]; readonly meaning: string };

function KeyList({ title, rows }: { readonly title: string; readonly rows: readonly KeyRow[] }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium text-ink-soft text-sm">{title}</h3>
      <dl className="flex flex-col gap-1">
        {rows.map(({ keys, meaning }) => (
          <div key={meaning} className="flex items-center justify-between gap-4">
            <dt>{meaning}</dt>
            <dd dir="ltr" className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="min-w-6 rounded-sm border border-line-strong bg-sunken px-1.5 text-center">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
