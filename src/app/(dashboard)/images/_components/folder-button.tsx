"use client";

import { Folder } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { nameOf } from "./path-parts.ts";

/** A folder in a list, which opens it. */
export function FolderButton({ path, onOpen }: { readonly path: string; readonly onOpen: (path: string) => void }) {
  return (
    <Button size="sm" tone="quiet" className="-ms-2.5 max-w-full font-mono" onPress={() => onOpen(path)}>
      <Folder aria-hidden="true" />
      <span dir="ltr" className="truncate">
        {nameOf(path)}
      </span>
    </Button>
  );
}
