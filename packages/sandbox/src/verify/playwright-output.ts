/** Of the output of Playwright's list: what failed, without what passed and without the list of files below each
 * failure. Twenty screenshots push the failure itself out of sight. */
export function failuresOf(output: string): string {
  return output
    .replace(/^ *✓.*\n/gmu, "")
    .replace(/^ *attachment #\d+:.*\n(?:.*\n)*?^ *─{20,}\n/gmu, "")
    .replace(/\n{3,}/gu, "\n\n");
}

const shownLines = 80;

/** The words of a failed journey's page, from its content on, without the wrappers that say nothing.
 * @param errorContext what Playwright wrote down beside the failure */
export function shownText(errorContext: string): string {
  const [, page = ""] = errorContext.split("# Page snapshot");
  const [, content = page] = page.split(/^ *- main.*$/mu);
  return content
    .replaceAll(/ \[(?:ref|cursor)=[^\]]*\]/gu, "")
    .split("\n")
    .filter(
      (line) =>
        !/^ *(?:- (?:generic|img|list|listitem)(?: \[active\])?:?|```.*|- \/url:.*)$/u.test(line) &&
        line.trim() !== "",
    )
    .slice(0, shownLines)
    .join("\n");
}
