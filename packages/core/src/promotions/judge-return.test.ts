import { describe, expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import type { Release } from "../releases/index.ts";
import { judgeReturn, standingsIn } from "./judge-return.ts";
import type { PastPromotion } from "./past-promotion.ts";
import { mirrored, pastFixture, releaseFixture } from "./promotion-fixture.ts";

const stage = { id: environmentIdSchema.parse("stage"), name: "Staging" };
/** The release that somebody wants to go back to is 1.0.0; the others stand for whatever came after it. */
const [wanted, next, later] = [releaseFixture("a"), releaseFixture("b"), releaseFixture("c")];

type Change = Partial<PastPromotion>;
const came = (status: PastPromotion["status"], changes: Change = {}) =>
  pastFixture(status, { release: wanted, previousRelease: null, ...changes });
const replaced = (isPreviousHealthy: boolean | null, changes: Change = {}) =>
  pastFixture("succeeded", { release: next, previousRelease: wanted, isPreviousHealthy, ...changes });
const rolledBack = (changes: Change = {}) =>
  pastFixture("succeeded", { kind: "rollback", release: next, previousRelease: wanted, ...changes });

const seenIn = (environment: string): Release => ({
  ...wanted,
  origin: { kind: "observed", environment: environmentIdSchema.parse(environment) },
});

const judged = (history: readonly PastPromotion[]) => {
  const named = history.find(({ previousRelease }) => previousRelease?.id === wanted.id)?.previousRelease;
  return judgeReturn(standingsIn(history, stage.id), stage, named ?? wanted);
};

describe("accepted", () => {
  test.each<[string, readonly PastPromotion[], RegExp]>([
    ["verified here", [came("succeeded")], /^1.0.0 was verified in Staging before\.$/],
    ["verified by a rollback to it", [came("succeeded", { kind: "rollback" })], /was verified/],
    ["failed first, verified later", [came("succeeded"), came("failed")], /was verified/],
    ["rolled back from, verified again later", [came("succeeded"), rolledBack()], /was verified/],
    ["verified, and not healthy when it was replaced", [replaced(false), came("succeeded")], /was verified/],
    [
      "verified, and what failed and was rolled back from came from another repository",
      [
        rolledBack({ previousRelease: mirrored(wanted) }),
        came("failed", { release: mirrored(wanted) }),
        came("succeeded"),
      ],
      /was verified/,
    ],
    [
      "ran here, healthy, before its copy from another repository",
      [replaced(true, { release: mirrored(wanted) })],
      /ran in Staging before 1.0.0 and was healthy/,
    ],
    ["verified, tried again and not judged", [came("errored"), came("succeeded")], /was verified/],
    ["verified, tried again and aborted", [came("aborted"), came("succeeded")], /was verified/],
    [
      "verified, and the rollback from it never applied",
      [rolledBack({ status: "aborted", isApplied: false }), came("succeeded")],
      /was verified/,
    ],
    [
      "ran here, healthy, before another came",
      [replaced(true)],
      /ran in Staging before 1.0.1 and was healthy/,
    ],
    [
      "ran here, healthy, before a promotion that never applied",
      [pastFixture("aborted", { previousRelease: wanted, isPreviousHealthy: true, isApplied: false })],
      /was healthy/,
    ],
    [
      "ran here, healthy at the newest look",
      [replaced(true, { release: later }), replaced(false)],
      /before 1.0.2 and was healthy/,
    ],
    [
      "ran here before health was recorded, and was seen healthy here first",
      [replaced(null, { previousRelease: seenIn("stage") })],
      /ran in Staging before 1.0.1 and was seen healthy there\.$/,
    ],
    [
      "healthy at a look that was recorded, after one that was not",
      [replaced(null, { release: later }), replaced(true)],
      /before 1.0.1 and was healthy/,
    ],
    [
      "ran here, and a promotion to it was held at the gates",
      [came("aborted", { isApplied: false }), replaced(true)],
      /was healthy/,
    ],
  ])("%s", (_, history, words) =>
    expect(judged(history)).toEqual({ isAllowed: true, words: expect.stringMatching(words) }),
  );
});

describe("refused, with the way out", () => {
  test.each<[string, readonly PastPromotion[], RegExp]>([
    ["never here", [], /^1.0.0 never ran in Staging, as far as is known\./],
    [
      "verified elsewhere only",
      [came("succeeded", { target: environmentIdSchema.parse("dev") })],
      /never ran in Staging/,
    ],
    [
      "ran healthy elsewhere only",
      [replaced(true, { target: environmentIdSchema.parse("dev") })],
      /never ran in Staging/,
    ],
    [
      "verified from another repository only",
      [came("succeeded", { release: mirrored(wanted) })],
      /never ran/,
    ],
    ["on its way here", [came("running")], /never ran in Staging/],
    ["held at the gates on its way here", [came("aborted", { isApplied: false })], /never ran in Staging/],
    ["failed here", [came("failed")], /The last time 1.0.0 went into Staging, it failed/],
    ["verified, then failed", [came("failed"), came("succeeded")], /it failed/],
    ["failed, then tried again and not judged", [came("errored"), came("failed")], /it failed/],
    ["failed, and healthy when it was replaced", [replaced(true), came("failed")], /it failed/],
    ["a rollback to it failed", [came("failed", { kind: "rollback" }), came("succeeded")], /it failed/],
    ["rolled back from", [rolledBack(), came("succeeded")], /Staging was rolled back from 1.0.0/],
    [
      "rolled back from twice over",
      [rolledBack({ previousRelease: later }), rolledBack(), came("succeeded")],
      /was rolled back from/,
    ],
    [
      "rolled back from, though healthy",
      [rolledBack({ isPreviousHealthy: true }), replaced(true)],
      /was rolled back from/,
    ],
    [
      "rolled back from by a rollback that failed",
      [rolledBack({ status: "failed" })],
      /was rolled back from/,
    ],
    [
      "rolled back from by a rollback that broke after its apply",
      [rolledBack({ status: "errored" }), came("succeeded")],
      /was rolled back from/,
    ],
    ["never judged: errored", [came("errored")], /never verified in Staging: its promotion errored/],
    [
      "never judged: aborted after the apply",
      [came("aborted")],
      /never verified in Staging: its promotion was aborted after it was applied/,
    ],
    ["never judged, whatever the pods said later", [replaced(true), came("errored")], /never verified/],
    ["not healthy before another came", [replaced(false)], /before 1.0.1, but was not healthy/],
    [
      "not healthy at the newest look",
      [replaced(false, { release: later }), replaced(true)],
      /before 1.0.2, but was not healthy/,
    ],
    [
      "ran here before health was recorded",
      [replaced(null)],
      /ran in Staging before 1.0.1, but whether it was healthy was not recorded at that time\./,
    ],
    [
      "ran here twice before health was recorded",
      [replaced(null, { release: later }), replaced(null)],
      /before 1.0.2, but whether it was healthy was not recorded/,
    ],
    [
      "ran here before health was recorded, and was registered by a person",
      [replaced(null, { previousRelease: { ...wanted, origin: { kind: "registered", by: "Olga" } } })],
      /whether it was healthy was not recorded/,
    ],
    [
      "not healthy at the only look that was recorded, though seen healthy here first",
      [replaced(false, { previousRelease: seenIn("stage") })],
      /but was not healthy/,
    ],
    [
      "not healthy at the only look that was recorded",
      [replaced(false), replaced(null)],
      /but was not healthy/,
    ],
  ])("%s", (_, history, words) => {
    const { isAllowed, words: said } = judged(history);
    expect(isAllowed).toBe(false);
    expect(said).toMatch(words);
    expect(said).toMatch(/ A rollback does not go there: request it as a promotion\.$/);
  });
});
