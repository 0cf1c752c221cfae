/** What a data file assigns: the text of each value by its path, `quota.pods_max` within an object.
 * `tofu fmt -check` guarantees one assignment a line, indented by its depth. */
export function readAssignments(tfvars: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let path: readonly string[] = [];
  for (const line of tfvars.split("\n")) {
    const [, indent = "", name, value = ""] =
      /^( *)"?([a-z0-9_][a-z0-9_-]*)"?\s*=\s*(.*?)(?:\s+#.*)?$/.exec(line) ?? [];
    if (name === undefined) continue;
    path = [...path.slice(0, indent.length / 2), name];
    found.set(path.join("."), value);
  }
  return found;
}
