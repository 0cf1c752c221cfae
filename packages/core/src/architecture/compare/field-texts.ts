/** The fields of a record as texts, by path such as "objective.targetPercent". Lists without an order are sorted, so
 * that equal meaning is equal text; fields without a value are left out.
 * @param ordered names of fields whose lists have an order, written one entry a line */
export function fieldTexts(
  record: object,
  ordered: readonly string[] = [],
  prefix = "",
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    const path = `${prefix}${key}`;
    if (Array.isArray(value)) {
      const entries = value.map(entryText);
      if (entries.length === 0) continue;
      const isOrdered = ordered.includes(path);
      texts.set(
        path,
        isOrdered
          ? entries.map((entry, index) => `${index + 1}. ${entry}`).join("\n")
          : entries.sort().join(", "),
      );
    } else if (isRecord(value))
      for (const [inner, text] of fieldTexts(value, ordered, `${path}.`)) texts.set(inner, text);
    else if (value !== undefined && value !== null) texts.set(path, plainText(value));
  }
  return texts;
}

function entryText(value: unknown): string {
  if (!isRecord(value)) return plainText(value);
  return [...fieldTexts(value)]
    .map(([field, text]) => `${field} ${text}`)
    .sort()
    .join(", ");
}

function plainText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
