/** Where a value holds text that no database keeps as it is: PostgreSQL takes no NUL character, and half of a surrogate
 * pair only as another character, or, in `jsonb`, not at all.
 * @param value anything that JSON can say
 * @returns the path to the first such text, or to the field of such a name, whose own name is left out of it; null =
 *   there is none */
export function findUnstorable(value: unknown): readonly string[] | null {
  if (typeof value === "string") return isStorable(value) ? null : [];
  if (typeof value !== "object" || value === null) return null;
  for (const [name, held] of Object.entries(value)) {
    if (!isStorable(name)) return [];
    const path = findUnstorable(held);
    if (path !== null) return [name, ...path];
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
