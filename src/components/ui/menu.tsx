"use client";

import { type ReactNode, useRef, useState } from "react";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button, type ButtonProps } from "./button.tsx";
import type { MenuAction } from "./menu-action.ts";

type MenuProps = {
  readonly label: string;
  readonly trigger: Pick<ButtonProps, "tone" | "size" | "className" | "aria-label" | "children">;
  readonly header?: ReactNode;
  readonly actions: readonly MenuAction[];
};

/** What opens is 34 KB of listening to arrow keys and letters: fetched when somebody is about to open it. */
const loadPopup = () => import("./menu-popup.tsx");

/** A button's menu of actions. */
export function Menu({ label, trigger, header, actions }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { module, load } = useLoaded(loadPopup);
  return (
    <>
      <Button
        {...trigger}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onFocus={load}
        onHoverStart={load}
        onPress={() => {
          load();
          setIsOpen(true);
        }}
      />
      {module === null ? null : (
        <module.MenuPopup
          label={label}
          trigger={button}
          header={header}
          actions={actions}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
        />
      )}
    </>
  );
}
