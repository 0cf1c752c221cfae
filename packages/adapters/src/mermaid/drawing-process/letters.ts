import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
// CommonJS: Node sees its one export, the linter its types.
// oxlint-disable-next-line import/default
import opentype, { type Font } from "opentype.js";

/** Of the font that the portal is set in, so what is measured here is what is drawn there. */
const folder = join(dirname(createRequire(import.meta.url).resolve("geist/font/sans")), "fonts/geist-sans");
const regular = load("Geist-Regular.ttf");
const semiBold = load("Geist-SemiBold.ttf");
const boldFrom = 550;

/** In units of the font's size. */
export const ascent = regular.ascender / regular.unitsPerEm;
export const descent = -regular.descender / regular.unitsPerEm;

const widths = new Map<string, number>();

/** @param meanings what a character stands for, where it stands for another
 * @returns in units of the size */
export function textWidth(
  text: string,
  { weight, sizePx }: { readonly weight: number; readonly sizePx: number },
  meanings: ReadonlyMap<string, string>,
): number {
  const isBold = weight >= boldFrom;
  let width = 0;
  for (const character of text) width += advance(meanings.get(character) ?? character, isBold);
  return width * sizePx;
}

/** Kerning is left out: it makes labels narrower by less than a pixel. */
function advance(character: string, isBold: boolean): number {
  const key = `${isBold ? "b" : "r"}${character}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const font = isBold ? semiBold : regular;
  // A letter of another script is drawn by another font; it is about as wide as it is high.
  const width = font.charToGlyphIndex(character) === 0 ? 1 : widthIn(font, character);
  widths.set(key, width);
  return width;
}

function widthIn(font: Font, character: string): number {
  return (font.charToGlyph(character).advanceWidth ?? font.unitsPerEm) / font.unitsPerEm;
}

function load(file: string): Font {
  const bytes = readFileSync(join(folder, file));
  // oxlint-disable-next-line import/no-named-as-default-member
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
