import { expect, test } from "vitest";
import type { Component } from "../component.ts";
import { exampleComponent, exampleModel, needs } from "../model-example-fixture.ts";
import { percentText, possibleObjectives } from "./objective-chain.ts";

const promising = (id: string, targetPercent: number | null, dependsOn: Component["dependsOn"] = []) =>
  exampleComponent(id, {
    dependsOn,
    ...(targetPercent === null ? {} : { objective: { indicator: "answers", targetPercent } }),
  });

test.each<[string, Component[], number | null, string[]]>([
  ["nothing bounds what waits for nothing", [promising("a", 99.9)], null, []],
  [
    "direct dependencies are multiplied",
    [promising("a", 99.9, [needs("b"), needs("c")]), promising("b", 99.9), promising("c", 99.5)],
    99.4005,
    ["b 99.9", "c 99.5"],
  ],
  [
    "a promise that its own chain breaks counts as what is possible",
    [promising("a", 99.9, [needs("b")]), promising("b", 99.99, [needs("c")]), promising("c", 99)],
    99,
    ["b 99"],
  ],
  [
    "a component without a promise passes on what bounds it",
    [promising("a", 99.9, [needs("b")]), promising("b", null, [needs("c")]), promising("c", 99)],
    99,
    ["b 99"],
  ],
  [
    "what another factor waits for as well is counted once",
    [
      promising("a", 99.9, [needs("b"), needs("c")]),
      promising("b", 99.9),
      promising("c", 99.5, [needs("b")]),
    ],
    99.5,
    ["c 99.5"],
  ],
  [
    "soft, asynchronous and partial dependencies do not count",
    [
      promising("a", 99.9, [
        needs("b", { need: "soft", fallback: "f" }),
        needs("c", { mode: "async" }),
        needs("d", { only: "reports" }),
      ]),
      promising("b", 90),
      promising("c", 90),
      promising("d", 90),
    ],
    null,
    [],
  ],
  [
    "a cycle ends at the promises",
    [promising("a", 99.9, [needs("b")]), promising("b", 99, [needs("a")])],
    99,
    ["b 99"],
  ],
])("%s", (_, components, possible, factors) => {
  const found = possibleObjectives(exampleModel(components)).get("a");
  expect(found?.possiblePercent === null ? null : found?.possiblePercent.toFixed(4)).toBe(
    possible?.toFixed(4) ?? null,
  );
  expect(found?.factors.map(({ id, percent }) => `${id} ${percentText(percent)}`)).toEqual(factors);
});

test("a percentage is rounded down, never up to what is not reached", () => {
  expect(percentText(99.99999)).toBe("99.999");
  expect(percentText(99.9)).toBe("99.9");
});
