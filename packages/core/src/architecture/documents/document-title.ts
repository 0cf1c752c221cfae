/** The first heading of a Markdown text.
 * @returns null = it has none */
export function documentTitle(text: string): string | null {
  let fence: string | null = null;
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(?<mark>```|~~~)/.exec(line)?.groups?.["mark"];
    if (mark !== undefined && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    if (fence !== null) continue;
    const title = /^ {0,3}#{1,6}[ \t]+(?<title>.*?)[ \t]*#*\s*$/.exec(line)?.groups?.["title"];
    if (title) return title.replaceAll("`", "");
  }
  return null;
}
