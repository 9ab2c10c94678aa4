"use client";

import { clsx } from "clsx";
import type { ReactNode, RefObject } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { MenuAction } from "./menu-action.ts";

type MenuPopupProps = {
  readonly label: string;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly header: ReactNode;
  readonly actions: readonly MenuAction[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** The opened half of a menu. */
export function MenuPopup({ label, trigger, header, actions, isOpen, onOpenChange }: MenuPopupProps) {
  return (
    <Popover
      triggerRef={trigger}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom end"
      className="min-w-44 rounded-lg bg-raised p-1 shadow-overlay outline-none"
    >
      {header}
      <Menu aria-label={label} autoFocus="first" onClose={() => onOpenChange(false)} className="outline-none">
        {actions.map((action) => (
          <MenuItem
            key={action.id}
            id={action.id}
            textValue={action.label}
            {...(action.onAction === undefined ? {} : { onAction: action.onAction })}
            className={clsx(
              "flex items-center gap-2.5 rounded-md px-2.5 py-1.5 text-base outline-none data-focused:bg-accent-soft [&_svg]:size-4",
              action.isDanger ? "text-danger" : "text-ink [&_svg]:text-ink-faint",
            )}
          >
            {action.icon}
            <span lang={action.lang}>{action.label}</span>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
