import { expect, test } from "vitest";
import { filterPalette } from "./filter-palette.ts";

const groups = [
  {
    group: "Pages",
    actions: ["Overview", "Runs", "Promotion", "Risks", "People"].map((label) => ({ id: label, label })),
  },
  {
    group: "Actions",
    actions: [
      { id: "a1", label: "Plan Development / platform", keywords: ["dev"] },
      { id: "a2", label: "Plan Production / platform", keywords: ["prod"] },
      { id: "a3", label: "Roll back Development to 1.0.0", keywords: ["dev", "rollback"] },
      { id: "a4", label: "Promote 1.1.0 to Production", keywords: ["prod"] },
      { id: "a5", label: "Approve 1.1.0 to prod" },
    ],
  },
  {
    group: "Runs",
    actions: [
      { id: "run-1", label: "Raise the limit", description: "prod / platform, Applied", keywords: ["run-1"] },
    ],
  },
];
const found = (query: string) =>
  filterPalette(query, groups).flatMap(({ actions }) => actions.map(({ id }) => id));

test.each([
  ["plan prod platform", ["a2"]],
  ["roll back dev", ["a3"]],
  ["promote prod", ["a4"]],
  ["run-1", ["run-1"]],
  ["prod/platform", ["a2", "run-1"]],
  ["nothing of that name", []],
])("%j finds %j", (query, ids) => expect(found(query)).toEqual(ids));

test("what begins with the word comes first", () => {
  expect(found("ro").indexOf("a3")).toBeLessThan(found("ro").indexOf("a2"));
});

test("unasked, a long group shows its beginning, and every page is there", () => {
  expect(filterPalette("", groups).map(({ actions }) => actions.length)).toEqual([5, 4, 1]);
});
