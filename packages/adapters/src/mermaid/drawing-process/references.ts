/** Mermaid measures, wraps and cuts a label while its character references ("#46;") still stand for themselves. So each
 * travels through it as one character that nothing else uses and that means nothing to it. */
const privateUse = { first: 0xe000, last: 0xf8ff };
const privateSigns = /[\uE000-\uF8FF]/gu;

export interface PackedText {
  readonly text: string;
  /** What each of the characters used stands for. */
  readonly meanings: ReadonlyMap<string, string>;
}

export function packReferences(source: string): PackedText {
  const signs = new Map<string, string>();
  const text = source.replaceAll(/#(\d{1,7});/g, (reference, code: string) => {
    const meaning = characterOf(Number(code));
    const known = signs.get(meaning);
    if (known !== undefined) return known;
    const next = privateUse.first + signs.size;
    if (next > privateUse.last) return reference;
    const sign = String.fromCodePoint(next);
    signs.set(meaning, sign);
    return sign;
  });
  return { text, meanings: new Map([...signs].map(([meaning, sign]) => [sign, meaning])) };
}

/** @returns the markup with every character in its place, written so that it is only ever text */
export function unpackReferences(markup: string, meanings: PackedText["meanings"]): string {
  return markup.replaceAll(privateSigns, (sign) => {
    const meaning = meanings.get(sign);
    return meaning === undefined ? sign : asMarkup(meaning);
  });
}

export function unpackText(text: string, meanings: PackedText["meanings"]): string {
  return text.replaceAll(privateSigns, (sign) => meanings.get(sign) ?? sign);
}

function asMarkup(character: string): string {
  return /[\p{L}\p{N}\p{M} ]/u.test(character) ? character : `&#${character.codePointAt(0) ?? 32};`;
}

/** What XML cannot hold is shown as a character that is missing. */
function characterOf(code: number): string {
  const isAllowed = (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code > 0xffff;
  return isAllowed && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}
