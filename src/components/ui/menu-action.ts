import type { ReactNode } from "react";

/** One line of a menu. */
export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The language of the label, where it is not the page's. */
  readonly lang?: string;
  readonly isDanger?: boolean;
  readonly onAction?: () => void;
};
