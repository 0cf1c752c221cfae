/** Every leaf of a JSON-like value by its path, such as `rules[0].verbs[2]`. Keys that hold a dot are quoted. */
export function flatten(value: unknown, path = ""): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  walk(value, path, leaves);
  return leaves;
}

function walk(value: unknown, path: string, leaves: Map<string, unknown>): void {
  if (Array.isArray(value) && value.length > 0) {
    value.forEach((item, index) => walk(item, `${path}[${index}]`, leaves));
  } else if (isRecord(value) && Object.keys(value).length > 0) {
    for (const [key, item] of Object.entries(value)) walk(item, join(path, key), leaves);
  } else {
    leaves.set(path, value);
  }
}

function join(path: string, key: string): string {
  const part = /[.[\]]/.test(key) ? `["${key}"]` : key;
  return path === "" || part.startsWith("[") ? `${path}${part}` : `${path}.${part}`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A leaf as text; null where there is none. */
export function leafText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
