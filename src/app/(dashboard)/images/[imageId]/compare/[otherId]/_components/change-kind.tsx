"use client";

import { ArrowDown, ArrowUp, type LucideIcon, Minus, Pencil, Plus } from "lucide-react";
import { Status, type Tone } from "#components/ui/badge.tsx";
import type { FileChange } from "#domain/image/compare-files.ts";
import type { PackageChange } from "#domain/image/compare-packages.ts";

type Kind = PackageChange["kind"] | FileChange["kind"];

const LOOKS: Record<Kind, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  added: { icon: Plus, tone: "success" },
  removed: { icon: Minus, tone: "danger" },
  upgraded: { icon: ArrowUp, tone: "accent" },
  downgraded: { icon: ArrowDown, tone: "warning" },
  changed: { icon: Pencil, tone: "accent" },
};

/** What became of a package or a file. */
export function ChangeKind({ kind, word }: { readonly kind: Kind; readonly word: string }) {
  const { icon: Icon, tone } = LOOKS[kind];
  return (
    <Status tone={tone} icon={<Icon />}>
      {word}
    </Status>
  );
}
