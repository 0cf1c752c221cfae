import { expect, test } from "vitest";
import { judgeUpgrade } from "./judge-upgrade.ts";
import { readUpgradeNotes } from "./upgrade-notes.ts";

const notes = readUpgradeNotes(`
## 1.1.0 → 2.0.0

1. Run \`tofu state rm old\` first.

## 1.0.0 → 1.1.0

Nothing to do.
`);
const planOf = (...actions: readonly string[]) => ({
  planned_values: {},
  resource_changes: [{ address: "module.x.kubectl_manifest.y", change: { actions } }],
});

test.each([
  ["nothing", ["no-op"], true, 0],
  ["a new object", ["create"], true, 1],
  ["a changed object", ["update"], true, 1],
  ["an object handed over", ["forget"], true, 1],
  ["a destroyed object", ["delete"], false, 1],
  ["a replaced object", ["delete", "create"], false, 1],
  ["an object replaced the other way round", ["create", "delete"], false, 1],
])("%s (%j): accepted is %s", (_, actions, isAccepted, changed) => {
  const verdict = judgeUpgrade(planOf(...actions), "1.0.0", "2.0.0", notes);
  expect(verdict.isAccepted).toBe(isAccepted);
  expect(verdict.changed).toHaveLength(changed);
});

test("what is refused comes with its upgrade notes", () => {
  const { message } = judgeUpgrade(planOf("delete"), "1.0.0", "2.0.0", notes);
  expect(message).toMatch(/^1\.0\.0 → 2\.0\.0 is refused: .*module\.x\.kubectl_manifest\.y\./);
  expect(message).toMatch(/UPGRADE\.md[\s\S]*## 1\.0\.0 → 1\.1\.0[\s\S]*tofu state rm old/);
});

test("what is no plan is refused", () => {
  expect(() => judgeUpgrade({ values: {} }, "1.0.0", "2.0.0", notes)).toThrow("planned_values");
});
