import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { notesBetween, readUpgradeNotes, upgradeNoteFaults } from "./upgrade-notes.ts";

const infraDir = join(import.meta.dirname, "..");
const changelog = "# Changelog\n\n## 2.0.0\n\n- x\n\n## 1.1.0\n\n- x\n\n## 1.0.0\n\n- x\n";
const upgrade = "# Upgrading\n\n## 1.1.0 → 2.0.0\n\n1. Rename it.\n\n## 1.0.0 → 1.1.0\n\nNothing to do.\n";

test("this checkout's notes follow its changelog", () => {
  const read = (file: string) => readFileSync(join(infraDir, file), "utf8");
  expect(upgradeNoteFaults(read("CHANGELOG.md"), read("UPGRADE.md"))).toEqual([]);
});

test.each([
  ["complete", upgrade, []],
  [
    "a release without a note",
    upgrade.replace("## 1.0.0 → 1.1.0", "## Rules"),
    ['UPGRADE.md: the heading "1.0.0 → 1.1.0" is missing'],
  ],
  [
    "a major release without steps",
    upgrade.replace("1. Rename it.", "Nothing to do."),
    ["UPGRADE.md: 1.1.0 → 2.0.0 is a major release without numbered steps"],
  ],
  [
    "a note that skips a release",
    `${upgrade}\n## 1.0.0 → 2.0.0\n\n1. Rename it.\n`,
    ["UPGRADE.md: 1.0.0 → 2.0.0 is no step of the changelog"],
  ],
])("%s", (_, notes, faults) => {
  expect(upgradeNoteFaults(changelog, notes)).toEqual(faults);
});

describe("the way between two releases", () => {
  const notes = readUpgradeNotes(upgrade);

  test("is every note on it, oldest first", () => {
    expect(notesBetween(notes, "1.0.0", "2.0.0").map(({ to }) => to)).toEqual(["1.1.0", "2.0.0"]);
    expect(notesBetween(notes, "2.0.0", "2.0.0")).toEqual([]);
  });

  test("that is not written down is refused", () => {
    expect(() => notesBetween(notes, "0.9.0", "2.0.0")).toThrow(
      "UPGRADE.md leads from 0.9.0 to no later release",
    );
  });
});
