import { actorSchema } from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, describe, expect, test } from "vitest";
import {
  createDatabase,
  createEvidenceStore,
  createRecordReader,
  createRiskDecisionStore,
  migrate,
} from "../index.ts";

const database = createDatabase(await startTestDatabase(migrate));
const evidence = createEvidenceStore(database);
const decisions = createRiskDecisionStore(database);
afterAll(() => database.$disconnect());

const found = (check: string, outcome: "holding" | "violated" | "unknown", observed: string = outcome) => ({
  risk: "fake-high-availability",
  check,
  outcome,
  observed,
});

describe("evidence", () => {
  test("the first look is a change, the same outcome again is none", async () => {
    expect(await evidence.record([found("a", "holding"), found("b", "holding")])).toEqual([
      "fake-high-availability",
    ]);
    const [before] = await evidence.current();
    expect(await evidence.record([found("a", "holding", "3 pods"), found("b", "holding")])).toEqual([]);
    const [after] = await evidence.current();
    expect(after).toMatchObject({ check: "a", observed: "3 pods", since: before?.since });
    expect(Date.parse(after?.checkedAt ?? "")).toBeGreaterThan(Date.parse(before?.checkedAt ?? ""));
  });

  test("the newest look can be asked for by itself", async () => {
    const times = (await evidence.current()).map(({ checkedAt }) => checkedAt);
    expect(await evidence.lastCheckedAt()).toBe(times.toSorted().at(-1));
  });

  test("a changed outcome has a new beginning and stays in the history", async () => {
    const [before] = await evidence.current();
    await evidence.record([found("a", "violated", "1 pod"), found("b", "holding")]);
    const [after] = await evidence.current();
    expect(Date.parse(after?.since ?? "")).toBeGreaterThan(Date.parse(before?.since ?? ""));
    const changes = await evidence.changes("fake-high-availability", 10);
    expect(changes.map(({ check, outcome, observed }) => [check, outcome, observed])).toEqual([
      ["a", "violated", "1 pod"],
      ["b", "holding", "holding"],
      ["a", "holding", "holding"],
    ]);
  });

  test("a check that no risk has any more is forgotten, its history is not", async () => {
    await evidence.record([found("b", "holding")]);
    expect((await evidence.current()).map(({ check }) => check)).toEqual(["b"]);
    expect(await evidence.changes("fake-high-availability", 10)).toHaveLength(3);
  });

  test("workers that look at the same time keep one truth", async () => {
    const checks = ["a", "b", "c", "d"].map((check) => found(check, "holding"));
    await Promise.all(Array.from({ length: 8 }, () => evidence.record(checks)));
    expect(await evidence.current()).toHaveLength(4);
    const changes = await evidence.changes("fake-high-availability", 50);
    expect(changes.filter(({ check }) => check === "d")).toHaveLength(1);
  });
});

describe("decisions", () => {
  const olga = actorSchema.parse({ id: "olga", name: "Olga" });
  const byOlga = { actor: olga, requestId: "request-1" };
  const accepted = {
    status: "accepted" as const,
    reviewBy: "2026-12-31",
    acceptance: { reason: "one node is all there is", until: "2026-12-31" },
    note: "",
  };

  test("the newest one counts, all are kept", async () => {
    await decisions.add("outage", accepted, byOlga);
    const second = await decisions.add(
      "outage",
      { status: "mitigated", reviewBy: "2027-01-31", acceptance: null, note: "done" },
      byOlga,
    );
    expect(await decisions.newest()).toEqual([second]);
    expect((await decisions.history("outage", 10)).map(({ status }) => status)).toEqual([
      "mitigated",
      "accepted",
    ]);
    const subject = { kind: "risk", id: "outage" } as const;
    expect(await createRecordReader(database).list({ subject }, 10)).toMatchObject([
      {
        action: "risk.decided",
        actor: olga,
        requestId: "request-1",
        reason: "done",
        before: { status: "accepted", reviewBy: "2026-12-31", acceptedUntil: "2026-12-31" },
        after: { status: "mitigated", reviewBy: "2027-01-31", acceptedUntil: null },
      },
      { action: "risk.decided", reason: "one node is all there is", before: null },
    ]);
  });

  test("the database refuses to change or remove one", async () => {
    await expect(database.$executeRaw`UPDATE risk_decisions SET by_name = 'Nobody'`).rejects.toThrow(
      /insert-only/,
    );
    await expect(database.$executeRaw`DELETE FROM risk_decisions`).rejects.toThrow(/insert-only/);
  });
});
