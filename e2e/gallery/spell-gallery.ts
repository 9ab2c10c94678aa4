import type { Look } from "../pages/look-at-page.ts";

/** One page in one look, as it was photographed. `file` lies beside the gallery's own page. */
export type Picture = Look & {
  readonly name: string;
  readonly faults: readonly string[];
  readonly firstLoadBytesGzip: number;
  readonly file: string;
};

/** One HTML page of all pictures, a row for each page and state, with what each first load costs. It needs nothing but its pictures. */
export function spellGallery(pictures: readonly Picture[]): string {
  const names = [...new Set(pictures.map(({ name }) => name))];
  const rows = names.map((name) =>
    spellRow(
      name,
      pictures.filter((picture) => picture.name === name),
    ),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gallery of the Marketplace Image Builder</title>
<style>${STYLE}</style>
<h1>${names.length} pages and states, ${pictures.length} pictures</h1>
${rows.join("\n")}
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { margin: 2rem; }
section > div { display: flex; gap: 1rem; overflow-x: auto; padding-block: .5rem; }
figure { margin: 0; flex: none; }
img { height: 20rem; border: 1px solid #8884; border-radius: 6px; display: block; }
.faulty { color: #d22; font-weight: 600; }
`;

function spellRow(name: string, pictures: readonly Picture[]): string {
  const kilobytes = Math.ceil(Math.max(...pictures.map(({ firstLoadBytesGzip }) => firstLoadBytesGzip)) / 1_000);
  return `<section><h2>${escapeHtml(name)} <small>${kilobytes} kB of scripts</small></h2><div>${pictures.map(spellPicture).join("")}</div></section>`;
}

function spellPicture({ name, locale, theme, width, faults, file }: Picture): string {
  const look = `${locale}, ${theme}, ${width} px`;
  const found =
    faults.length === 0 ? "" : ` <span class="faulty" title="${escapeHtml(faults.join("\n"))}">${faults.length} faults</span>`;
  return `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${escapeHtml(`${name}, ${look}`)}"></a><figcaption>${look}${found}</figcaption></figure>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
