import { expect, test } from "vitest";
import { modelFiles } from "../architecture/model-fixture.ts";
import { band, byPriority, heatMap, priorityNumber, readPlatformModel } from "./index.ts";
import { riskFixture } from "./risk-fixture.ts";

const today = "2026-06-01";

test.each([
  [1, 4, "low"],
  [1, 5, "medium"],
  [3, 3, "medium"],
  [2, 5, "high"],
  [3, 5, "critical"],
] as const)("likelihood %i × impact %i is %s", (likelihood, impact, expected) => {
  expect(band({ likelihood, impact })).toBe(expected);
});

test("what needs a decision comes first: overdue and expired, then what is great and hard to notice", () => {
  const sorted = byPriority(
    [
      riskFixture("calm"),
      riskFixture("hidden", { detectability: 5 }),
      riskFixture("overdue", { reviewBy: "2026-05-31", detectability: 1 }),
      riskFixture("expired", { status: "accepted", acceptance: { reason: "r", until: "2026-05-01" } }),
    ],
    today,
  );
  expect(sorted.map(({ id }) => id)).toEqual(["expired", "overdue", "hidden", "calm"]);
  expect(priorityNumber(riskFixture("x"))).toBe(12);
});

test("the heat map has a risk where it is now, and its ghost where it would be", () => {
  const rows = heatMap([
    riskFixture("moved"),
    riskFixture("unmoved", { inherent: { likelihood: 2, impact: 3 } }),
  ]);
  expect(rows.map((row) => row.map(({ likelihood, impact }) => `${likelihood}${impact}`).join(" "))[0]).toBe(
    "15 25 35 45 55",
  );
  const cell = (likelihood: number, impact: number) => rows[5 - impact]?.[likelihood - 1];
  expect(cell(2, 3)).toMatchObject({ residual: ["moved", "unmoved"], inherentOnly: [], band: "medium" });
  expect(cell(4, 4)).toMatchObject({ residual: [], inherentOnly: ["moved"], band: "critical" });
});

const riskText = (changes: readonly [string, string][] = []) => {
  const text = `risks:
  - id: outage
    title: The store stops
    category: availability
    components: [store]
    inherent: { likelihood: 3, impact: 4 }
    residual: { likelihood: 2, impact: 3 }
    detectability: 2
    cause: One replica.
    detection: It does not answer.
    mitigations:
      - A second replica
    owner: edge
    status: in-progress
    reviewBy: 2026-12-31
`;
  return changes.reduce((all, [from, to]) => all.replace(from, to), text);
};

test.each<[string, readonly [string, string][], string[]]>([
  ["a good register", [], []],
  ["an unknown component", [["[store]", "[store, moon]"]], ['risks.yaml:5 there is no component "moon"']],
  [
    "an unknown owner",
    [["owner: edge", "owner: nobody"]],
    ['risks.yaml:13 there is no team "nobody" in teams.yaml'],
  ],
  [
    "a rating of six",
    [["likelihood: 3", "likelihood: 6"]],
    ["risks.yaml:6 inherent.likelihood: a rating is 1 to 5"],
  ],
  [
    "a mitigation that makes it worse",
    [["{ likelihood: 2, impact: 3 }", "{ likelihood: 5, impact: 5 }"]],
    ["risks.yaml:7 residual: a mitigation does not make a risk greater"],
  ],
  [
    "an acceptance without a reason and an end",
    [["status: in-progress", "status: accepted"]],
    ["risks.yaml:2 acceptance: an accepted risk says why, and until when"],
  ],
])("%s", (_, changes, faults) => {
  const read = readPlatformModel(modelFiles({ "risks.yaml": riskText(changes) }));
  expect(read.faults.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual(faults);
  expect(read.content === null).toBe(faults.length > 0);
});
