import { expect, test } from "vitest";
import { exampleComponent as part, exampleModel, needs } from "../model-example-fixture.ts";
import { componentChanges } from "./component-changes.ts";

const before = exampleModel([
  part("a", { tier: 2, dependsOn: [needs("b", { timeoutMs: 100 }), needs("c")] }),
  part("b"),
  part("c"),
  part("gone", { dependsOn: [needs("b")] }),
]);

test("a change is told of the component that it belongs to, with short values before and after", () => {
  const after = exampleModel([
    part("a", { tier: 1, dependsOn: [needs("b", { timeoutMs: 200 }), needs("new")] }),
    part("b", { description: "A description that is longer than anybody reads in a list of changes." }),
    part("c"),
    part("new", { dependsOn: [needs("b")] }),
  ]);
  expect(Object.fromEntries(componentChanges(before, after))).toEqual({
    a: ["tier 2 → 1", "depends on new", "no longer depends on c", "how it depends on b: timeoutMs 100 → 200"],
    b: ["description"],
    new: ["added"],
  });
});

test("equal models change no component, and without an earlier one all are new", () => {
  expect(componentChanges(before, structuredClone(before)).size).toBe(0);
  expect([...componentChanges(null, before).keys()]).toEqual(["a", "b", "c", "gone"]);
});
