"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";

export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean;
  readonly onAction?: () => void;
};

type MenuProps = {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly header?: ReactNode;
  readonly actions: readonly MenuAction[];
};

/** A button's menu of actions. `trigger` is the button. */
export function Menu({ label, trigger, header, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className="min-w-44 rounded-lg bg-raised p-1 shadow-overlay outline-none">
        {header}
        <AriaMenu aria-label={label} className="outline-none">
          {actions.map((action) => (
            <AriaMenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              {...(action.onAction === undefined ? {} : { onAction: action.onAction })}
              className={clsx(
                "flex items-center gap-2.5 rounded-md px-2.5 py-1.5 text-base outline-none data-focused:bg-hover [&_svg]:size-4",
                action.isDanger ? "text-danger" : "text-ink [&_svg]:text-ink-faint",
              )}
            >
              {action.icon}
              {action.label}
            </AriaMenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
