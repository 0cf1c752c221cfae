import { expect, test } from "vitest";
import { exampleComponent as part, exampleModel, needs } from "../model-example-fixture.ts";
import { changesView, touchedZones } from "./changes-view.ts";
import { type MarkedModel, uniteModels } from "./unite-models.ts";

const before = exampleModel([
  part("a", { dependsOn: [needs("b", { timeoutMs: 100 }), needs("old")] }),
  part("b", { zone: "data" }),
  part("old", { zone: "data", dependsOn: [needs("b")] }),
]);
const after = exampleModel([
  part("a", { technology: "Go", dependsOn: [needs("b", { timeoutMs: 200 }), needs("new")] }),
  part("b", { zone: "data" }),
  part("new", { zone: "front", dependsOn: [needs("b")] }),
]);
const united = uniteModels(before, after);

const marks = ({ components, zones, dependencies }: MarkedModel) => [
  ...[...zones].map(([id, change]) => `${change} zone ${id}`),
  ...[...components].map(([id, change]) => `${change} ${id}`),
  ...dependencies.map(({ from, to, change }) => `${change} ${from}→${to}`),
];

test("one model has everything of both, as the later one says it", () => {
  expect(united.model.components.map(({ id, technology }) => [id, technology])).toEqual([
    ["a", "Go"],
    ["b", undefined],
    ["new", undefined],
    ["old", undefined],
  ]);
  expect(united.model.zones.map(({ id }) => id)).toEqual(["back", "data", "front"]);
  expect(united.model.components[0]?.dependsOn.map(({ to, timeoutMs }) => [to, timeoutMs])).toEqual([
    ["b", 200],
    ["new", undefined],
    ["old", undefined],
  ]);
});

test("what differs is marked, and nothing else", () =>
  expect(marks(united)).toEqual([
    "added zone front",
    "added new",
    "removed old",
    "changed a",
    "added a→new",
    "added new→b",
    "removed a→old",
    "removed old→b",
    "changed a→b",
  ]));

test("the other way round added is removed, and the same parts are drawn", () => {
  const back = uniteModels(after, before);
  expect(back.components.get("new")).toBe("removed");
  expect(back.components.get("old")).toBe("added");
  expect(new Set(back.model.components.map(({ id }) => id))).toEqual(
    new Set(united.model.components.map(({ id }) => id)),
  );
});

test("equal models are one, without marks and without a zone to look at", () => {
  const same = uniteModels(before, structuredClone(before));
  expect(same.model).toEqual(before);
  expect(marks(same)).toEqual([]);
  expect(touchedZones(same)).toEqual([]);
});

test("changes are counted by zone, a dependency where it is declared", () =>
  expect(touchedZones(united)).toEqual([
    { id: "back", name: "back", count: 4 },
    { id: "data", name: "data", count: 2 },
    { id: "front", name: "front", count: 3 },
  ]));

const drawn = (marked: MarkedModel, zone: string | null) => {
  const found = changesView(marked, zone);
  if (!found) return null;
  const { view, nodes, edges } = found;
  return {
    nodes: Object.fromEntries(view.nodes.map(({ key, label }) => [label, nodes.get(key)?.change])),
    edges: Object.fromEntries(
      view.edges.map(({ key, dependencies: [first] }) => [`${first?.from}→${first?.to}`, edges.get(key)]),
    ),
  };
};

test.each<[string, string | null, ReturnType<typeof drawn>]>([
  [
    "the landscape: a zone is what is in it, an edge what it merges",
    null,
    {
      nodes: { back: "changed", data: "changed", front: "added" },
      edges: { "a→b": "changed", "a→new": "added", "new→b": "added" },
    },
  ],
  [
    "a zone: what differs, with what it meets",
    "back",
    {
      nodes: { a: "changed", b: "same", old: "removed", new: "added" },
      edges: { "a→b": "changed", "a→new": "added", "a→old": "removed" },
    },
  ],
  [
    "a zone in which something is gone",
    "data",
    { nodes: { a: "changed", b: "same", old: "removed" }, edges: { "a→old": "removed", "old→b": "removed" } },
  ],
  ["a zone that is not there", "nowhere", null],
])("%s", (_, zone, expected) => expect(drawn(united, zone)).toEqual(expected));

test("several of one protocol between the same parts are changed as soon as one is", () => {
  const one = exampleModel([part("a", { dependsOn: [needs("b")] }), part("b")]);
  const two = exampleModel([
    part("a", { dependsOn: [needs("b"), needs("b", { only: "reports" })] }),
    part("b"),
  ]);
  expect(drawn(uniteModels(one, two), "back")?.edges).toEqual({ "a→b": "changed" });
});

test("a view of many changes stays readable: neighbours are drawn by zone", () => {
  const many = (zone: string, size: number, from = 0) =>
    Array.from({ length: size }, (_, index) => part(`${zone}-${index + from}`, { zone }));
  const others = ["x", "y", "z"].flatMap((zone) => many(zone, 10));
  const hub = (technology: string) =>
    part("hub", { technology, dependsOn: others.map(({ id }) => needs(id)) });
  const view = changesView(
    uniteModels(exampleModel([hub("Go"), ...others]), exampleModel([hub("Rust"), ...others])),
    "back",
  )?.view;
  expect(view?.nodes.length).toBeLessThanOrEqual(25);
  expect(view?.nodes.map(({ target }) => target.kind)).toContain("zone");
});
