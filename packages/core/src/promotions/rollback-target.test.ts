import { describe, expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import type { PastPromotion } from "./past-promotion.ts";
import { judgeReturn, standingsIn } from "./judge-return.ts";
import { mirrored, pastFixture, releaseFixture } from "./promotion-fixture.ts";
import { rollbackTarget } from "./rollback-target.ts";

const prod = environmentIdSchema.parse("prod");
const versions = ["1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0"] as const;
type Version = (typeof versions)[number];
const release = (version: Version) => releaseFixture("abcde"[versions.indexOf(version)] ?? "f", version);

/** `kind status release previousRelease`, newest first. */
const past = (
  ...[kind, status, to, from]: [PastPromotion["kind"], PastPromotion["status"], Version, Version]
) => pastFixture(status, { kind, target: prod, release: release(to), previousRelease: release(from) });

const offered = (history: readonly PastPromotion[], running: Version | null) =>
  rollbackTarget(history, prod, running && release(running))?.version ?? null;

describe("the offer", () => {
  test.each<[string, Parameters<typeof past>[], Version | null, Version | null]>([
    [
      "a second rollback does not go forward again",
      [
        ["rollback", "succeeded", "1.4.0", "1.5.0"],
        ["promote", "succeeded", "1.5.0", "1.4.0"],
        ["promote", "succeeded", "1.4.0", "1.3.0"],
        ["promote", "succeeded", "1.3.0", "1.3.0"],
      ],
      "1.4.0",
      "1.3.0",
    ],
    [
      "what was never judged is passed over",
      [
        ["promote", "aborted", "1.6.0", "1.5.0"],
        ["promote", "errored", "1.5.0", "1.4.0"],
      ],
      "1.6.0",
      "1.4.0",
    ],
    [
      "a third rollback goes further back still",
      [
        ["rollback", "succeeded", "1.3.0", "1.4.0"],
        ["rollback", "succeeded", "1.4.0", "1.5.0"],
        ["promote", "succeeded", "1.5.0", "1.4.0"],
        ["promote", "succeeded", "1.4.0", "1.3.0"],
        ["promote", "succeeded", "1.3.0", "1.2.0"],
      ],
      "1.3.0",
      "1.2.0",
    ],
    [
      "a rollback over two releases does not lead forward to the one between while something older is there",
      [
        ["rollback", "succeeded", "1.3.0", "1.5.0"],
        ["promote", "succeeded", "1.5.0", "1.4.0"],
        ["promote", "succeeded", "1.4.0", "1.3.0"],
        ["promote", "succeeded", "1.3.0", "1.2.0"],
      ],
      "1.3.0",
      "1.2.0",
    ],
    [
      "the one between is offered where nothing older is",
      [
        ["rollback", "succeeded", "1.2.0", "1.4.0"],
        ["promote", "failed", "1.4.0", "1.3.0"],
        ["promote", "succeeded", "1.3.0", "1.2.0"],
      ],
      "1.2.0",
      "1.3.0",
    ],
    [
      "the newest success, after a failure",
      [
        ["promote", "failed", "1.5.0", "1.4.0"],
        ["promote", "succeeded", "1.4.0", "1.3.0"],
      ],
      "1.5.0",
      "1.4.0",
    ],
    [
      "never a release that failed the last time",
      [
        ["promote", "failed", "1.4.0", "1.5.0"],
        ["promote", "succeeded", "1.5.0", "1.4.0"],
        ["promote", "succeeded", "1.4.0", "1.3.0"],
      ],
      "1.5.0",
      "1.3.0",
    ],
    ["what ran before the first promotion", [["promote", "failed", "1.5.0", "1.4.0"]], "1.5.0", "1.4.0"],
    [
      "the newest success where something unknown runs",
      [["promote", "succeeded", "1.4.0", "1.3.0"]],
      null,
      "1.4.0",
    ],
    [
      "nothing where everything was rolled back from",
      [
        ["rollback", "succeeded", "1.3.0", "1.4.0"],
        ["promote", "succeeded", "1.4.0", "1.3.0"],
      ],
      "1.3.0",
      null,
    ],
    ["nothing without a history", [], "1.3.0", null],
  ])("%s", (_, history, running, expected) =>
    expect(
      offered(
        history.map((each) => past(...each)),
        running,
      ),
    ).toBe(expected),
  );
});

test("another environment's history offers nothing here", () =>
  expect(
    offered(
      [{ ...past("promote", "succeeded", "1.4.0", "1.3.0"), target: environmentIdSchema.parse("dev") }],
      "1.5.0",
    ),
  ).toBeNull());

test("the digest that runs from another repository is something to go back to", () =>
  expect(
    rollbackTarget([past("promote", "succeeded", "1.4.0", "1.3.0")], prod, mirrored(release("1.4.0"))),
  ).toEqual(release("1.4.0")));

test.each([
  ["was not healthy", false],
  ["may not have been healthy", null],
])("a release that %s before it was replaced is not offered", (_, isPreviousHealthy) =>
  expect(
    offered([{ ...past("promote", "failed", "1.5.0", "1.4.0"), isPreviousHealthy }], "1.5.0"),
  ).toBeNull(),
);

test("whatever happened, what is offered is accepted, and something is offered if anything is accepted", () => {
  const three = versions.slice(0, 3);
  const ends = ["succeeded", "failed", "errored", "aborted"] as const;
  const events = three.flatMap((to) =>
    three.flatMap((from) =>
      ends.flatMap((status) => [past("promote", status, to, from), past("rollback", status, to, from)]),
    ),
  );
  const wrong = events.flatMap((newer) =>
    events.flatMap((older) => {
      const standings = standingsIn([newer, older], prod);
      return three.filter((running) => {
        const accepted = three.filter(
          (version) =>
            version !== running &&
            judgeReturn(standings, { id: prod, name: "Production" }, release(version)).isAllowed,
        );
        const offer = offered([newer, older], running);
        return offer === null ? accepted.length > 0 : !accepted.some((version) => version === offer);
      });
    }),
  );
  expect(wrong).toEqual([]);
});
