import {
  Cloud,
  Disc3,
  FileCode2,
  Hammer,
  HardDrive,
  Layers,
  LayoutGrid,
  type LucideIcon,
  Network,
  ScrollText,
  Server,
  Users,
} from "lucide-react";

/** A page that stands in the navigation. */
export type Place = {
  readonly href: string;
  readonly word:
    | "overview"
    | "variants"
    | "builds"
    | "images"
    | "baseImages"
    | "mirrors"
    | "targets"
    | "hosts"
    | "people"
    | "catalogFile"
    | "audit";
  readonly icon: LucideIcon;
  /** Pressed after G, it leads there. */
  readonly key: string;
};

export const CATALOG_PLACES: readonly Place[] = [
  { href: "/", word: "overview", icon: LayoutGrid, key: "o" },
  { href: "/variants", word: "variants", icon: Layers, key: "v" },
  { href: "/builds", word: "builds", icon: Hammer, key: "b" },
  { href: "/images", word: "images", icon: HardDrive, key: "i" },
];

export const SOURCE_PLACES: readonly Place[] = [
  { href: "/base-images", word: "baseImages", icon: Disc3, key: "a" },
  { href: "/mirrors", word: "mirrors", icon: Network, key: "m" },
  { href: "/targets", word: "targets", icon: Cloud, key: "t" },
  { href: "/hosts", word: "hosts", icon: Server, key: "h" },
];

/** For admins. */
export const SETTINGS_PLACES: readonly Place[] = [
  { href: "/settings/people", word: "people", icon: Users, key: "p" },
  { href: "/settings/catalog", word: "catalogFile", icon: FileCode2, key: "c" },
  { href: "/settings/audit", word: "audit", icon: ScrollText, key: "u" },
];

/** Every place that somebody may go to. */
export function placesOf(isAdmin: boolean): readonly Place[] {
  return [...CATALOG_PLACES, ...SOURCE_PLACES, ...(isAdmin ? SETTINGS_PLACES : [])];
}
