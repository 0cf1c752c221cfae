/** Mermaid wraps a sequence's labels while their character references still stand for themselves, and cuts through
 * them. These characters mean nothing there, so they may be written as they are; what could begin markup, a comment
 * or another statement stays a reference. */
const harmless = new Map(
  ["(", ")", ".", "+", "-", "'", "?", "!", "=", "→", "–"].map((character) => [
    `#${character.codePointAt(0)};`,
    character,
  ]),
);

export function unescapeHarmless(text: string): string {
  return text.replaceAll(/#\d+;/g, (reference) => harmless.get(reference) ?? reference);
}
