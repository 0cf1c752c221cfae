/** Paths of keys named __proto__: schemas of maps pass over them, so that nobody would say that they are no keys. */
export function prototypeKeysIn(
  content: unknown,
  at: readonly PropertyKey[] = [],
  above: readonly unknown[] = [],
): readonly (readonly PropertyKey[])[] {
  // Of an alias inside of what it stands for there is no end.
  if (typeof content !== "object" || content === null || above.includes(content)) return [];
  const isList = Array.isArray(content);
  return Object.entries(content).flatMap(([key, value]) => {
    const path = [...at, isList ? Number(key) : key];
    return key === "__proto__" ? [path] : prototypeKeysIn(value, path, [...above, content]);
  });
}
