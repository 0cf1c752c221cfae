/** What the palette shows of one thing. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
}

export interface Group<E extends Entry = Entry> {
  readonly group: string;
  readonly actions: readonly E[];
}

/** Of a group when nothing is typed yet, and when something is. */
const shownUnasked = 4;
const shownAsked = 12;
/** There is always room for these. */
const whole = new Set(["Pages", "Environments"]);

/** The entries that have every word of the query, in any order; those first whose name begins with it, then those whose
 * name has it all. */
export function filterPalette<E extends Entry>(query: string, groups: readonly Group<E>[]): Group<E>[] {
  const words = wordsOf(query);
  return groups.flatMap(({ group, actions }) => {
    const most = words.length === 0 ? (whole.has(group) ? actions.length : shownUnasked) : shownAsked;
    const found = actions
      .map((action) => ({ action, rank: rankOf(action, group, words) }))
      .filter(({ rank }) => rank !== null)
      .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
      .slice(0, most)
      .map(({ action }) => action);
    return found.length === 0 ? [] : [{ group, actions: found }];
  });
}

function rankOf({ label, description, keywords }: Entry, group: string, words: readonly string[]) {
  const name = label.toLowerCase();
  const all = [name, description, ...(keywords ?? []), group].join(" ").toLowerCase();
  if (!words.every((word) => all.includes(word))) return null;
  if (words.every((word) => name.includes(word))) return name.startsWith(words[0] ?? "") ? 0 : 1;
  return 2;
}

function wordsOf(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/[\s/]+/)
    .filter((word) => word !== "");
}
