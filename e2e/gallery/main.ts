import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright/test";
import { LOCALES } from "#messages/locale.ts";
import browserConfig from "../../playwright.config.ts";
import { fillCatalog } from "../pages/fill-catalog.ts";
import { findFaults, type Look, openPage, THEMES } from "../pages/look-at-page.ts";
import { EMPTY_STATES, filledStates, type PageState } from "../pages/page-state.ts";
import { makeFolders, startDashboard } from "../support/dashboard.ts";
import { ADMIN, setUp } from "../support/story.ts";
import { type Picture, spellGallery } from "./spell-gallery.ts";

/**
 * `npm run gallery`: every page and state in every language, theme and width, on the production build with a filled data folder, as
 * one HTML page of pictures in `--out`. `--json` prints the figures instead; `--only TEXT` takes the states whose name holds it.
 */
const WIDTHS = [390, 1_440, 2_560] as const;
const LOOKS: readonly Look[] = LOCALES.flatMap((locale) =>
  THEMES.flatMap((theme) => WIDTHS.map((width) => ({ locale, theme, width }))),
);

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    out: { type: "string", default: "dist/gallery" },
    only: { type: "string", default: "" },
  },
});
const agentFolder = mkdtempSync(join(tmpdir(), "mib-gallery-agent-"));
const { remove, ...folders } = makeFolders(agentFolder);
const dashboard = await startDashboard(folders);
const browser = await chromium.launch(browserConfig.use?.launchOptions);
mkdirSync(values.out, { recursive: true });
const pictures: Picture[] = [];
try {
  const signedIn = await browser.newContext({ reducedMotion: "reduce" });
  const first = await signedIn.newPage();
  await setUp(first, dashboard);
  const guest = await browser.newContext({ reducedMotion: "reduce" });
  const pages = { signedIn: first, guest: await guest.newPage() };
  await walk(EMPTY_STATES);
  await walk(filledStates(await fillCatalog(folders.data, ADMIN.email)));

  async function walk(states: readonly PageState[]): Promise<void> {
    for (const state of states.filter(({ name }) => name.includes(values.only)))
      for (const look of LOOKS.filter(({ width }) => width >= (state.fromWidth ?? 0))) pictures.push(await take(state, look));
  }

  async function take(state: PageState, look: Look): Promise<Picture> {
    const page = state.isSignedOut === true ? pages.guest : pages.signedIn;
    const { scriptBytesGzip } = await openPage(page, dashboard.url, state, look);
    const faults = await findFaults(page);
    const file = `${[state.name, look.locale, look.theme, look.width].join("-").replaceAll(/[^a-z0-9]+/g, "-")}.png`;
    await page.screenshot({ path: join(values.out, file) });
    process.stderr.write(`${state.name}, ${look.locale}, ${look.theme}, ${look.width}: ${faults.length} faults\n`);
    return { name: state.name, ...look, faults, firstLoadBytesGzip: scriptBytesGzip, file };
  }
} finally {
  await browser.close();
  await dashboard.stop();
  remove();
  rmSync(agentFolder, { recursive: true, force: true });
}
const page = join(values.out, "index.html");
writeFileSync(page, spellGallery(pictures));
if (values.json) process.stdout.write(`${JSON.stringify({ pages: pictures.map(toFigures) })}\n`);
else process.stdout.write(`${pictures.length} pictures: ${page}\n`);

function toFigures({ name, locale, theme, width, faults, firstLoadBytesGzip }: Picture) {
  return { name, locale, theme, width, axeViolations: faults.length, firstLoadBytesGzip };
}
