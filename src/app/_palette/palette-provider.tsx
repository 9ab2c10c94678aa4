"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useHasRole } from "#app/_session/session-context.tsx";
import { placesOf } from "#app/_shell/places.ts";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { OpenerContext } from "./opener-context.ts";
import { isTypedInto, type KeyReading, type KeyWish, NO_KEYS, readKey } from "./read-keys.ts";
import { areSingleKeysOn } from "./single-keys.ts";

const loadPalette = () => import("./command-palette.tsx");
const loadShortcuts = () => import("./shortcut-sheet.tsx");

/** Listens to the keyboard for the whole dashboard. What opens is fetched when it is first asked for. */
export function PaletteProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const isAdmin = useHasRole("admin");
  const palette = useLoaded(loadPalette);
  const shortcuts = useLoaded(loadShortcuts);
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  const [openings, setOpenings] = useState(0);
  const opener = useMemo(
    () => ({
      openPalette() {
        palette.load();
        setOpenings((count) => count + 1);
        setOpen("palette");
      },
      openShortcuts() {
        shortcuts.load();
        setOpen("shortcuts");
      },
    }),
    [palette.load, shortcuts.load],
  );
  useKeyWishes((wish) => {
    if (wish.kind === "palette") return opener.openPalette();
    if (wish.kind === "shortcuts") return opener.openShortcuts();
    if (wish.kind === "search") return document.querySelector<HTMLElement>("main input[type=search]")?.focus();
    const place = placesOf(isAdmin).find(({ key }) => key === wish.key);
    if (place !== undefined) router.push(place.href);
  });
  const close = () => setOpen(null);
  return (
    <OpenerContext value={opener}>
      {children}
      {palette.module === null ? null : (
        <palette.module.CommandPalette key={openings} isOpen={open === "palette"} onClose={close} />
      )}
      {shortcuts.module === null ? null : <shortcuts.module.ShortcutSheet isOpen={open === "shortcuts"} onClose={close} />}
    </OpenerContext>
  );
}

function useKeyWishes(onWish: (wish: KeyWish) => void): void {
  const latest = useRef(onWish);
  useEffect(() => {
    latest.current = onWish;
  });
  useEffect(() => {
    let reading: KeyReading = NO_KEYS;
    const listen = (event: KeyboardEvent) => {
      reading = readKey(event, reading, !event.defaultPrevented && !isTypedInto(event.target) && areSingleKeysOn());
      if (reading.wish === null) return;
      event.preventDefault();
      latest.current(reading.wish);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
