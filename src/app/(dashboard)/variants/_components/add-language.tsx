"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { readLanguage } from "#domain/variant/language.ts";
import { useFormat } from "#messages/use-format.ts";

type AddLanguageProps = { readonly known: readonly string[]; readonly onAdd: (language: string) => void };

/** Asks for a further language by its tag, and says which one that is while it is typed. */
export function AddLanguage({ known, onAdd }: AddLanguageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const language = readLanguage(typed);
  const isKnown = language !== null && known.includes(language);
  const add = () => {
    if (language === null || isKnown) return;
    onAdd(language);
    setIsOpen(false);
    setTyped("");
  };
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>
        <Plus aria-hidden="true" />
        {t("listing.addLanguage")}
      </Button>
      <Dialog
        title={t("listing.addLanguage")}
        closeLabel={t("common.close")}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        footer={
          <>
            <Button onPress={() => setIsOpen(false)}>{t("common.goBack")}</Button>
            <Button tone="solid" isDisabled={language === null || isKnown} onPress={add}>
              {t("listing.addLanguage")}
            </Button>
          </>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // React passes it on to the variant's form, in which the dialog is written.
            event.stopPropagation();
            add();
          }}
        >
          <TextField
            label={t("listing.languageTag")}
            hint={language === null ? t("listing.languageTagHint") : format.language(language)}
            error={isKnown ? t("listing.languageAdded") : undefined}
            isCode
            autoFocus
            value={typed}
            onChange={setTyped}
          />
        </form>
      </Dialog>
    </>
  );
}
