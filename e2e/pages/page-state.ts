import type { Page } from "playwright/test";
import type { Catalogue } from "#messages/translation.ts";
import type { fillCatalog } from "./fill-catalog.ts";

/** A page as somebody may see it: where it is, and what was opened on it. */
export type PageState = {
  readonly name: string;
  readonly address: string;
  readonly isSignedOut?: boolean;
  /** The width from which on it can be opened so; any, where none is given. */
  readonly fromWidth?: number;
  readonly open?: (page: Page, words: Catalogue) => Promise<void>;
};

const at = (name: string, address: string): PageState => ({ name, address });

/** What stands where nothing is yet. */
export const EMPTY_STATES: readonly PageState[] = [
  at("overview, first run", "/"),
  at("builds, none", "/builds"),
  at("images, none", "/images"),
  at("mirrors, none", "/mirrors"),
  at("targets, none", "/targets"),
  at("audit, none", "/settings/audit"),
  at("tokens, none", "/settings/tokens"),
  at("notifications, none", "/settings/notifications"),
];

const PLAIN_STATES: readonly PageState[] = [
  { name: "sign in", address: "/login", isSignedOut: true },
  at("overview", "/"),
  at("variants", "/variants"),
  at("variants, cards", "/variants?view=cards"),
  at("variants, none such", "/variants?distro=debian&published=yes&q=nowhere"),
  at("new variant", "/variants/new"),
  at("variant, import", "/variants/import"),
  at("builds", "/builds"),
  at("builds, none of a state", "/builds?state=queued"),
  at("images", "/images"),
  at("base images", "/base-images"),
  at("new base image", "/base-images/new"),
  at("mirrors", "/mirrors"),
  at("new mirror profile", "/mirrors/new"),
  at("targets", "/targets"),
  at("new target", "/targets/new"),
  at("hosts", "/hosts"),
  at("new host", "/hosts/new"),
  at("settings", "/settings"),
  at("account", "/settings/account"),
  at("people", "/settings/people"),
  at("tokens", "/settings/tokens"),
  at("retention", "/settings/retention"),
  at("notifications", "/settings/notifications"),
  at("catalog file", "/settings/catalog"),
  at("audit", "/settings/audit"),
  at("no such page", "/nowhere"),
  at("no such build", "/builds/00000000-0000-7000-8000-000000000000"),
];

const OPENED_STATES: readonly PageState[] = [
  {
    ...at("variants, build dialog", "/variants"),
    async open(page, words) {
      await page
        .getByRole("button", { name: new RegExp(`^${words.variants.build} `) })
        .first()
        .click();
      await page.getByRole("dialog").getByRole("button", { name: words.buildDialog.start, exact: true }).waitFor();
    },
  },
  {
    ...at("overview, account menu", "/"),
    // On a narrow screen it is in the drawer.
    fromWidth: 1_024,
    async open(page, words) {
      await page.getByRole("button", { name: new RegExp(words.account.label) }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    ...at("overview, palette", "/"),
    async open(page, words) {
      await page.keyboard.press("Control+k");
      await page.getByRole("searchbox", { name: words.palette.label }).fill("kubernetes");
      await page
        .getByRole("menuitem", { name: /Kubernetes/ })
        .first()
        .waitFor();
    },
  },
  {
    ...at("overview, shortcuts", "/"),
    async open(page, words) {
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: words.shortcuts.title }).waitFor();
    },
  },
  {
    ...at("account, sent empty", "/settings/account"),
    async open(page, words) {
      await page.getByRole("button", { name: words.account.change, exact: true }).click();
      await page.getByText(words.issues.required).first().waitFor();
    },
  },
  {
    ...at("retention, rules on", "/settings/retention"),
    async open(page, words) {
      await page.getByText(words.retention.images.on, { exact: true }).click();
      await page.getByText(words.retention.journals.on, { exact: true }).click();
      await page.getByLabel(words.retention.journals.days, { exact: true }).waitFor();
    },
  },
  {
    ...at("notifications, new channel", "/settings/notifications"),
    async open(page, words) {
      await page.getByRole("button", { name: words.notifications.new, exact: true }).click();
      await page.getByRole("dialog").getByLabel(words.notifications.host).waitFor();
    },
  },
  {
    ...at("tokens, new one", "/settings/tokens"),
    async open(page, words) {
      await page.getByRole("button", { name: words.tokens.new, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: words.tokens.create, exact: true }).waitFor();
    },
  },
  {
    ...at("new variant, sent empty", "/variants/new"),
    async open(page, words) {
      await page.getByRole("button", { name: words.variants.create, exact: true }).click();
      await page.getByText(words.issues.required).first().waitFor();
    },
  },
];

/** Every page and state over what `fillCatalog` wrote. */
export function filledStates(filled: Awaited<ReturnType<typeof fillCatalog>>): readonly PageState[] {
  const entries = Object.entries(filled).flatMap(([noun, addresses]) =>
    addresses.map((address, index) => at(`${noun} ${index + 1}`, address)),
  );
  return [
    ...PLAIN_STATES,
    ...entries,
    ...OPENED_STATES,
    ...imageStates(filled.images[0] ?? "/images"),
    ...listingStates(filled.listed),
  ];
}

/** The listing's part of a variant's form, and the numbers of its images as a table. */
function listingStates([page = "/variants", form = "/variants/new"]: readonly string[]): readonly PageState[] {
  return [
    {
      ...at("listing, images as a table", page),
      async open(opened, words) {
        await opened.getByText(words.imageHistory.table, { exact: true }).click();
        await opened.getByRole("table", { name: words.imageHistory.title }).waitFor();
      },
    },
    {
      ...at("listing, form", form),
      async open(opened, words) {
        await opened.getByRole("heading", { name: words.listing.title, exact: true }).scrollIntoViewIfNeeded();
        const usage = opened.getByRole("textbox", { name: words.listing.usage });
        await usage.waitFor();
        await usage.scrollIntoViewIfNeeded();
      },
    },
  ];
}

/** What can be opened on an image's page. */
function imageStates(address: string): readonly PageState[] {
  return [
    {
      ...at("image, folders", address),
      async open(page, words) {
        await page.getByRole("tab", { name: words.images.directories }).click();
        await page.getByRole("toolbar", { name: words.images.folderTiles }).getByRole("button").first().waitFor();
      },
    },
    {
      ...at("image, choice of another", address),
      async open(page, words) {
        await page.getByRole("button", { name: words.images.compare, exact: true }).click();
        await page.getByRole("dialog").getByRole("listitem").first().waitFor();
      },
    },
  ];
}
