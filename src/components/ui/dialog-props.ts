import type { ReactNode } from "react";

export type DialogProps = {
  readonly title: string;
  readonly closeLabel: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly role?: "dialog" | "alertdialog";
  readonly isWide?: boolean;
};
