import { type LogoMediaType, MOST_LOGO_BYTES } from "./logo-file.ts";

/** Why a file cannot be a logo: too large, not what it says it is, or more than a picture. */
export type LogoFault = "LOGO_TOO_LARGE" | "LOGO_UNREADABLE" | "LOGO_ACTIVE";

/** PNG, 5.2: the eight bytes that every file begins with, and then the chunk that says its size. */
const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_SIZES_END = 24;

/** What pictures are made of (SVG 2): no scripts, no styles from elsewhere, nothing of HTML, nothing that changes by itself. */
const SVG_ELEMENTS = new Set(
  (
    "svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath image clipPath mask " +
    "pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow " +
    "feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence style"
  ).split(" "),
);
const TAG = /<(\/?)([^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const ATTRIBUTE = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** One that HTML and XML end at the same place: HTML takes `<!-->` for a whole one, and would run what XML thinks is still inside. */
const COMMENT = /<!--(?!-?>)[^<>]*-->/g;
const EMBEDDED_PICTURE = /^data:image\/(png|jpeg|webp);base64,/;

/**
 * What is wrong with a file as a logo; null where nothing is. An SVG goes out to marketplaces that may put it into their own page, so it
 * is taken only where all of it is known to be a picture: what is not on the list is refused, not cut away.
 */
export function findLogoFault(mediaType: LogoMediaType, bytes: Uint8Array): LogoFault | null {
  if (bytes.length > MOST_LOGO_BYTES) return "LOGO_TOO_LARGE";
  return mediaType === "image/png" ? findPngFault(bytes) : findSvgFault(bytes);
}

function findPngFault(bytes: Uint8Array): LogoFault | null {
  const isPng = bytes.length > PNG_SIZES_END && PNG_START.every((byte, index) => bytes[index] === byte);
  return isPng ? null : "LOGO_UNREADABLE";
}

function findSvgFault(bytes: Uint8Array): LogoFault | null {
  const text = readText(bytes)
    ?.replace(/^\uFEFF?\s*<\?xml [^?]*\?>/, "")
    .replaceAll(COMMENT, "");
  if (text === undefined || !/^\s*<svg[\s>]/.test(text)) return "LOGO_UNREADABLE";
  // A document type may bring entities, and CDATA hides tags from this reading.
  if (/<[!?]/.test(text)) return "LOGO_ACTIVE";
  const tags = [...text.matchAll(TAG)];
  if (tags.length !== text.split("<").length - 1) return "LOGO_UNREADABLE";
  const isPicture = tags.every(([, , name = "", rest = ""]) => SVG_ELEMENTS.has(name) && areHarmless(rest));
  return isPicture && !hasOutsideStyle(text) ? null : "LOGO_ACTIVE";
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Links lead into the picture itself or are pictures, and nothing listens to anything; what has no quotes is an attribute for HTML alone. */
function areHarmless(attributes: string): boolean {
  if (!/^[\s/]*$/.test(attributes.replaceAll(ATTRIBUTE, ""))) return false;
  return [...attributes.matchAll(ATTRIBUTE)].every(([, name = "", double, single]) => {
    const value = double ?? single ?? "";
    if (/^on/i.test(name)) return false;
    if (/(^|:)href$/i.test(name)) return value.startsWith("#") || EMBEDDED_PICTURE.test(value);
    return true;
  });
}

/** Whether a style fetches something: a backslash could spell `url` in another way (CSS Syntax, 4.3.7). */
function hasOutsideStyle(text: string): boolean {
  return (
    /@import|expression\s*\(|javascript:/i.test(text) ||
    /url\(\s*(?!["']?#)/i.test(text) ||
    (/<style|style=/i.test(text) && text.includes("\\"))
  );
}
