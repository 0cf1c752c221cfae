import { heatMap, type Risk } from "@greenroom/core/risks";
import { expect, test } from "vitest";
import { brush, cellsOf, narrowCells, nodesOf, risksIn, risksInZone, risksOn } from "./risk-brush.ts";

const risk = (id: string, likelihood: number, impact: number, components: readonly string[]) => ({
  id,
  residual: { likelihood, impact },
  components,
  places: components.map((component) => ({ zone: component === "gateway" ? "front" : "back" })),
});
const outage = risk("outage", 2, 5, ["gateway", "store"]);
const leak = risk("leak", 2, 5, ["store"]);
const delay = risk("delay", 4, 1, ["queue"]);
const risks = [outage, leak, delay];
const nodes = [
  { key: "front", components: ["gateway"] },
  { key: "back", components: ["store", "queue"] },
  { key: "people", components: [] },
];

test.each([
  ["2-5", ["outage", "leak"], ["front", "back"]],
  ["4-1", ["delay"], ["back"]],
  ["1-1", [], []],
  ["no cell", [], []],
])("cell %s holds %j, on the nodes %j", (cell, ids, keys) => {
  const found = risksIn(risks, cell);
  expect(found.map(({ id }) => id)).toEqual(ids);
  expect([...nodesOf(nodes, found)]).toEqual(keys);
});

test.each([
  ["front", ["2-5"]],
  ["back", ["2-5", "4-1"]],
  ["people", []],
])("the risks of the node %s are in the cells %j", (key, cells) => {
  const node = nodes.find((candidate) => candidate.key === key);
  expect([...cellsOf(risksOn(risks, node?.components ?? []))]).toEqual(cells);
});

test("a narrowed heat map counts some risks, now and without their mitigations", () => {
  const full = [outage, delay].map((placed) => ({
    ...placed,
    inherent: { likelihood: 5, impact: 5 },
  })) as unknown as readonly Risk[];
  const narrowed = narrowCells(heatMap(full), [outage]).flat();
  expect(narrowed.flatMap(({ residual }) => residual)).toEqual(["outage"]);
  expect(narrowed.flatMap(({ inherentOnly }) => inherentOnly)).toEqual(["outage"]);
  expect(narrowed).toHaveLength(25);
});

const ids = (found: readonly { readonly id: string }[] | null) => found?.map(({ id }) => id) ?? null;
const nothing = { cell: null, zone: null };

test.each([
  ["nothing", null, nothing, null, null],
  ["a cell under the pointer", { kind: "cell", cell: "4-1" }, nothing, ["delay"], null],
  ["an empty cell", { kind: "cell", cell: "1-1" }, nothing, null, null],
  ["a pressed cell", null, { cell: "2-5", zone: null }, ["outage", "leak"], null],
  [
    "another cell than the pressed one",
    { kind: "cell", cell: "4-1" },
    { cell: "2-5", zone: null },
    ["delay"],
    null,
  ],
  ["a zone under the pointer", { kind: "zone", zone: "back" }, nothing, null, ["2-5", "4-1"]],
  ["a pressed zone and a cell", null, { cell: "2-5", zone: "front" }, ["outage"], ["2-5"]],
  [
    "a risk goes before what is pressed",
    { kind: "risk", risk: delay },
    { cell: "2-5", zone: "front" },
    ["delay"],
    ["4-1"],
  ],
] as const)("%s", (_, pointed, kept, lit, outlined) => {
  const found = brush(risks, pointed, kept);
  expect(ids(found.lit)).toEqual(lit);
  expect(found.outlined && [...found.outlined]).toEqual(outlined);
});

test("a risk is in every zone that one of its components is in", () => {
  expect(ids(risksInZone(risks, "front"))).toEqual(["outage"]);
  expect(ids(risksInZone(risks, "back"))).toEqual(["outage", "leak", "delay"]);
  expect(risksInZone(risks, null)).toBe(risks);
});
