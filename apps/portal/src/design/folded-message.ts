/** What a machine said, for a page: a sentence to read, and the whole of it for who wants to know. */
export interface FoldedMessage {
  readonly sentence: string;
  /** All of it, as it came; null = the sentence says everything. */
  readonly details: string | null;
}

/** Messages that people wrote are this long at most. */
const readableMax = 240;
const sentenceMax = 180;

/** Of several lines, or of one that is longer than anybody reads, the first sentence. */
export function foldMessage(given: string): FoldedMessage {
  const text = given.trim();
  if (!text.includes("\n") && text.length <= readableMax) return { sentence: text, details: null };
  const line = firstLine(text);
  // A full stop within a name, an address or a version ends no sentence.
  const [sentence = line] = /^.{8,}?[.!?](?=\s+\p{Lu}|$)/u.exec(line) ?? [];
  return { sentence: shorten(sentence), details: text };
}

/** Of OpenTofu's boxes what is in them, without the word that it begins every error with. */
function firstLine(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/^[\s╷│╵]+/u, "").trim());
  return (lines.find((line) => line !== "") ?? "").replace(/^(error|fatal): /i, "");
}

function shorten(sentence: string): string {
  if (sentence.length <= sentenceMax) return sentence;
  const cut = sentence.slice(0, sentenceMax);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), sentenceMax / 2))} …`;
}
