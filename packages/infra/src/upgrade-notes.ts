/** What a consumer must do to go from one release to the next. */
export interface UpgradeNote {
  readonly from: string;
  readonly to: string;
  /** Markdown, its heading included. */
  readonly text: string;
}

/** The notes of UPGRADE.md, in its order. */
export function readUpgradeNotes(markdown: string): readonly UpgradeNote[] {
  return markdown.split(/^(?=## )/m).flatMap((section) => {
    const [, from, to] = /^## (\d+\.\d+\.\d+) → (\d+\.\d+\.\d+)$/m.exec(section) ?? [];
    return from === undefined || to === undefined ? [] : [{ from, to, text: section.trim() }];
  });
}

/** The notes that lead from one release to another, oldest first; empty when they are the same.
 * @throws Error when a release on the way has no note */
export function notesBetween(
  notes: readonly UpgradeNote[],
  from: string,
  to: string,
): readonly UpgradeNote[] {
  const found: UpgradeNote[] = [];
  for (let release = from; release !== to; ) {
    const next = notes.find((note) => note.from === release);
    if (next === undefined)
      throw new Error(`UPGRADE.md leads from ${release} to no later release, not to ${to}`);
    found.push(next);
    release = next.to;
  }
  return found;
}

/** Where the upgrade notes do not follow the changelog; empty when they do. */
export function upgradeNoteFaults(changelog: string, upgrade: string): readonly string[] {
  const releases = [...changelog.matchAll(/^## (\d+\.\d+\.\d+)$/gm)].map(([, release]) => release ?? "");
  const notes = readUpgradeNotes(upgrade);
  const steps = releases.slice(0, -1).map((to, index) => ({ from: releases[index + 1] ?? "", to }));
  const isStep = (note: UpgradeNote) => steps.some(({ from, to }) => note.from === from && note.to === to);
  return [
    ...steps
      .filter(({ from, to }) => !notes.some((note) => note.from === from && note.to === to))
      .map(({ from, to }) => `UPGRADE.md: the heading "${from} → ${to}" is missing`),
    ...notes
      .filter((note) => !isStep(note))
      .map(({ from, to }) => `UPGRADE.md: ${from} → ${to} is no step of the changelog`),
    ...notes
      .filter(({ from, to, text }) => major(from) !== major(to) && !/^\d+\. /m.test(text))
      .map(({ from, to }) => `UPGRADE.md: ${from} → ${to} is a major release without numbered steps`),
  ];
}

function major(release: string): string {
  return release.slice(0, release.indexOf("."));
}
