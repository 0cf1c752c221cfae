/** The part of `go version` or of a go.mod's `go` line that orders versions: "go1.26.8" → [1, 26, 8].
 * Null when there is none, as for a development build of Go. */
export function parseGoVersion(text: string): readonly number[] | null {
  const match = /(?:^|\s|go)(\d+)\.(\d+)(?:\.(\d+))?(?:rc\d+|beta\d+)?(?=\s|$|-)/.exec(text);
  return match && [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

/** Below 0 when a is older than b, 0 when they are the same. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let position = 0; position < length; position++) {
    const difference = (a[position] ?? 0) - (b[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The version that a go.mod asks for with its `go` line.
 * @throws RangeError when it has none */
export function requiredGoVersion(goMod: string): readonly number[] {
  const line = /^go (\S+)/m.exec(goMod);
  const version = line?.[1] ? parseGoVersion(line[1]) : null;
  if (!version) throw new RangeError("go.mod has no `go` line");
  return version;
}
