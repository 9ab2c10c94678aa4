import {
  Bell,
  Cloud,
  Disc3,
  FileCode2,
  Hammer,
  HardDrive,
  KeyRound,
  Layers,
  LayoutGrid,
  type LucideIcon,
  Network,
  Recycle,
  ScrollText,
  Server,
  UserRound,
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
    | "account"
    | "people"
    | "catalogFile"
    | "audit"
    | "tokens"
    | "retention"
    | "notifications";
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

type SettingsPlace = Place & {
  readonly word: "account" | "people" | "tokens" | "retention" | "notifications" | "catalogFile" | "audit";
  readonly isForAdmins?: true;
};

const SETTINGS_PLACES: readonly SettingsPlace[] = [
  { href: "/settings/account", word: "account", icon: UserRound, key: "y" },
  { href: "/settings/people", word: "people", icon: Users, key: "p", isForAdmins: true },
  { href: "/settings/tokens", word: "tokens", icon: KeyRound, key: "k" },
  { href: "/settings/retention", word: "retention", icon: Recycle, key: "r", isForAdmins: true },
  { href: "/settings/notifications", word: "notifications", icon: Bell, key: "n", isForAdmins: true },
  { href: "/settings/catalog", word: "catalogFile", icon: FileCode2, key: "c", isForAdmins: true },
  { href: "/settings/audit", word: "audit", icon: ScrollText, key: "u", isForAdmins: true },
];

/** The settings that somebody may look at. */
export function settingsOf(isAdmin: boolean): readonly SettingsPlace[] {
  return SETTINGS_PLACES.filter((place) => isAdmin || place.isForAdmins !== true);
}

/** Every place that somebody may go to. */
export function placesOf(isAdmin: boolean): readonly Place[] {
  return [...CATALOG_PLACES, ...SOURCE_PLACES, ...settingsOf(isAdmin)];
}
