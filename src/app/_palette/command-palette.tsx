"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Collection } from "react-aria-components/Collection";
import { Dialog } from "react-aria-components/Dialog";
import { Header } from "react-aria-components/Header";
import { Input } from "react-aria-components/Input";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { SearchField } from "react-aria-components/SearchField";
import { useTranslation } from "react-i18next";
import { BuildDialog } from "#app/(dashboard)/variants/_components/build-dialog.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { Found } from "#trpc/outputs.ts";
import { type Command, useCommands } from "./use-commands.ts";

type CommandPaletteProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** One box for everything: where one wants to go, what one wants to do, and what one looks for. */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [built, setBuilt] = useState<Found | null>(null);
  // Not deferred: Enter takes the first line of what stands there, and that has to be of all the letters.
  const groups = useCommands(text, setBuilt);
  const run = (id: string) => {
    onClose();
    groups
      .flatMap(({ commands }) => commands)
      .find((command) => command.id === id)
      ?.run();
  };
  return (
    <>
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={onClose}
        isDismissable
        className="fixed inset-0 z-40 flex items-start justify-center bg-scrim p-3 pt-[12dvh]"
      >
        <Modal className="w-full max-w-160">
          <Dialog aria-label={t("palette.open")} className="overflow-hidden rounded-lg bg-raised shadow-overlay outline-none">
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField aria-label={t("palette.label")} autoFocus className="relative border-line border-b">
                <Search aria-hidden="true" className="absolute inset-y-0 start-4 my-auto size-4.5 text-ink-faint" />
                <Input
                  placeholder={t("palette.label")}
                  className="h-13 w-full bg-transparent ps-11.5 pe-4 text-lg outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
                />
              </SearchField>
              <ScrollRegion
                aria-label={t("palette.results")}
                className="max-h-[min(26rem,60dvh)] overflow-y-auto outline-offset-[-2px]"
              >
                <Menu
                  aria-label={t("palette.open")}
                  items={groups}
                  onAction={(key) => run(String(key))}
                  renderEmptyState={() => <p className="px-4 py-8 text-center text-ink-soft">{t("palette.none")}</p>}
                  className="p-1.5 outline-none"
                >
                  {(group) => (
                    <MenuSection id={group.id} aria-label={group.title}>
                      <Header className="px-2.5 pt-2.5 pb-1 text-ink-faint text-xs">{group.title}</Header>
                      <Collection items={group.commands}>{(command) => <CommandRow command={command} />}</Collection>
                    </MenuSection>
                  )}
                </Menu>
              </ScrollRegion>
            </Autocomplete>
          </Dialog>
        </Modal>
      </ModalOverlay>
      {built === null ? null : (
        <BuildDialog
          variantId={built.id}
          title={t("buildDialog.title", { title: built.title })}
          isOpen={!isOpen}
          onClose={() => setBuilt(null)}
        />
      )}
    </>
  );
}

function CommandRow({ command }: { readonly command: Command }) {
  const { title, note, icon: Icon } = command;
  return (
    <MenuItem
      id={command.id}
      textValue={title}
      className="flex items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none data-focused:bg-accent-soft"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 truncate">
        <bdi>{title}</bdi>
      </span>
      {note === null ? null : (
        <span className="ms-auto min-w-0 shrink-[9] truncate ps-4 text-ink-faint text-sm max-sm:hidden">
          <bdi>{note}</bdi>
        </span>
      )}
    </MenuItem>
  );
}
