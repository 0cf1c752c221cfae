import type { DiagramView } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { emphasise } from "./emphasis.ts";
import { exampleView } from "./view-fixture.ts";

// a → b → c, and d by itself.
const view: DiagramView = exampleView(["a", "b", "c", "d"], ["a b", "b c"]);
const none = { distances: null, matches: null, hidesOthers: false, highlighted: null };

test.each([
  ["nothing asked: everything is full", {}, "full full full full", "full full"],
  [
    "focus on a: the second hop is half, what is out of reach faint",
    {
      distances: new Map([
        ["a", 0],
        ["b", 1],
        ["c", 2],
      ]),
    },
    "full full half faint",
    "full half",
  ],
  ["a filter that dims", { matches: new Set(["a", "b"]) }, "full full faint faint", "full faint"],
  [
    "a filter that hides takes the edges along",
    { matches: new Set(["a", "b"]), hidesOthers: true },
    "full full hidden hidden",
    "full hidden",
  ],
  [
    "the legend does not bring back what the filter hides",
    { matches: new Set(["a"]), hidesOthers: true, highlighted: new Set(["b"]) },
    "faint hidden hidden hidden",
    "hidden hidden",
  ],
] as const)("%s", (_, asked, nodes, edges) => {
  const emphasis = emphasise(view, { ...none, ...asked });
  expect(view.nodes.map(({ key }) => emphasis.nodes.get(key)).join(" ")).toBe(nodes);
  expect(view.edges.map(({ key }) => emphasis.edges.get(key)).join(" ")).toBe(edges);
});

test("a group is as strong as the strongest in it", () => {
  const grouped: DiagramView = {
    ...view,
    groups: [{ key: "g", zone: "g", label: "g", nodes: ["c", "d"] }],
  };
  const faint = emphasise(grouped, { ...none, matches: new Set(["a"]) });
  expect(faint.groups.get("g")).toBe("faint");
  const full = emphasise(grouped, { ...none, matches: new Set(["d"]) });
  expect(full.groups.get("g")).toBe("full");
});
