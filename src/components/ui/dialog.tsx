"use client";

import { useEffect } from "react";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import type { DialogProps } from "./dialog-props.ts";

/** What lies over a page is 25 KB that no page needs before it is asked for. */
const loadFrame = () => import("./dialog-frame.tsx");

/** A dialog over the page: focus stays in it, Escape closes it, and focus goes back where it came from. */
export function Dialog(props: DialogProps) {
  const { module, load } = useLoaded(loadFrame);
  useEffect(() => {
    if (props.isOpen) load();
  }, [props.isOpen, load]);
  return module === null ? null : <module.DialogFrame {...props} />;
}
