import { uniteModels } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { readChanges } from "../overlays/change-overlay.ts";
import { changeEmphasis, type Shown } from "./change-emphasis.ts";
import type { ComparisonDrawing } from "./comparison-view.ts";
import { changeWords } from "./change-words.ts";
import { drawChanges } from "./draw-changes.ts";
import { findDrawn, nameOfDrawn, pathOfDrawn, rowsAt } from "./drawn-part.ts";
import { exampleModel, exampleService as service } from "./model-fixture.ts";
import { modelRows } from "./model-rows.ts";

const before = exampleModel({
  core: [service("a", ["b 100", "old 100"]), service("b"), service("old")],
  front: [service("web", ["a 100"])],
});
const after = exampleModel({
  core: [service("a", ["b 200", "new 100"]), service("b"), service("new")],
  front: [service("web", ["a 100"])],
});
const rows = modelRows(before, after);

function draw(one = before, other = after, zone: string | null = null): ComparisonDrawing & { text: string } {
  const drawing = drawChanges(uniteModels(one, other), zone);
  if (!drawing) throw new Error("nothing is drawn");
  return { ...drawing, drawn: { markup: "" } };
}
const drawing = draw();

test("equal models are not drawn", () =>
  expect(drawChanges(uniteModels(before, structuredClone(before)), null)).toBeNull());

test("the only zone that differs is drawn by itself, with a sign on every dependency that differs", () => {
  expect(drawing).toMatchObject({ zone: "core", zones: [{ id: "core", name: "core", count: 5 }] });
  expect(
    Object.fromEntries(drawing.view.edges.map(({ from, to, label }) => [`${from} ${to}`, label])),
  ).toEqual({
    "c_a c_b": "Δ gRPC",
    "c_a c_new": "+ gRPC",
    "c_a c_old": "− gRPC",
    "c_web c_a": "gRPC",
  });
});

test("of several zones all are drawn, unless one is asked for that differs", () => {
  const more = exampleModel({
    core: [service("a", ["b 200"]), service("b")],
    front: [service("web", ["a 300"])],
  });
  expect(draw(before, more)).toMatchObject({ zone: null, zones: [{ id: "core" }, { id: "front" }] });
  expect(draw(before, more, "front")).toMatchObject({ zone: "front" });
  expect(draw(before, more, "nowhere")).toMatchObject({ zone: null });
});

test.each<[Shown, string | null, Record<string, string>]>([
  ["both", null, { A: "full", B: "full", OLD: "full", NEW: "full", WEB: "full" }],
  ["before", null, { A: "full", B: "full", OLD: "full", NEW: "hidden", WEB: "full" }],
  ["after", null, { A: "full", B: "full", OLD: "hidden", NEW: "full", WEB: "full" }],
  ["changes", null, { A: "half", B: "half", OLD: "full", NEW: "full", WEB: "faint" }],
  ["both", "added", { A: "faint", B: "faint", OLD: "faint", NEW: "full", WEB: "faint" }],
])("shown: %s, pointed out: %s", (shown, highlighted, expected) => {
  const { nodes } = changeEmphasis(drawing, shown, highlighted);
  expect(Object.fromEntries(drawing.view.nodes.map(({ key, label }) => [label, nodes.get(key)]))).toEqual(
    expected,
  );
});

test("what one side does not have takes its dependencies with it", () => {
  const shown = (side: Shown) => [...changeEmphasis(drawing, side, null).edges.values()];
  expect(shown("both")).not.toContain("hidden");
  for (const side of ["before", "after"] as const)
    expect(shown(side).filter((emphasis) => emphasis === "hidden")).toHaveLength(1);
});

const inTime = changeWords({ mode: "revision", before: "then", after: "now" });

test("every colour has its sign and its word", () => {
  const { rows: legend, marks } = readChanges(drawing, "2026-01-02T00:00:00.000Z", inTime);
  expect(legend.map(({ sign, label, count }) => [sign, label, count])).toEqual([
    ["+", "added", 2],
    ["−", "removed", 2],
    ["Δ", "changed", 1],
    [undefined, "the same", 4],
  ]);
  expect(Object.fromEntries([...marks].map(([key, { badge, words }]) => [key, [badge, words]]))).toEqual({
    c_a: [null, "the same itself, dependencies: 1 added, 1 removed, 1 changed"],
    c_b: [null, "the same"],
    c_new: ["+ added", "added"],
    c_old: ["− removed", "removed"],
    c_web: [null, "the same"],
  });
});

test("a zone that stands for many says how many of each", () => {
  const { marks } = readChanges(
    draw(before, exampleModel({ core: [service("a"), service("b")], front: [service("web")] })),
    "2026-01-02T00:00:00.000Z",
    inTime,
  );
  expect(marks.get("z_core")).toMatchObject({
    badge: "Δ 3 changes",
    words: "changed: 3 removed",
    classId: "changed",
  });
});

test("a node is found by what it stands for, and has the rows of that", () => {
  const found = findDrawn(drawing.view, "a");
  if (!found) throw new Error("a is drawn");
  expect(nameOfDrawn(drawing.view, found)).toBe("a");
  expect(pathOfDrawn(drawing.view, found)).toBe("/architecture/core/a");
  expect(rowsAt(rows, found).map(({ name }) => name)).toEqual(["A → OLD", "A → NEW", "A → B"]);
  expect(rowsAt(rows, { target: { kind: "zone", id: "core" } })).toHaveLength(5);
  expect(findDrawn(drawing.view, "nothing")).toBeNull();
});

test("of two sides that stand beside each other, what one lacks is only in the other", () =>
  expect(changeWords({ mode: "terraform", before: "model", after: "Terraform state" })).toEqual({
    added: "only in Terraform state",
    removed: "only in model",
    changed: "differs",
  }));
