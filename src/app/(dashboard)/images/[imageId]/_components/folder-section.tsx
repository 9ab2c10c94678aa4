"use client";

import { useEffect } from "react";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";

const loadView = () => import("./folder-view.tsx");

/** Where an image's bytes lie. A tab is rendered when it is opened, and only then is its treemap fetched. */
export function FolderSection({ id }: { readonly id: string }) {
  const { module, load } = useLoaded(loadView);
  useEffect(load, [load]);
  return module === null ? <Skeleton className="h-112" /> : <module.FolderView id={id} />;
}
