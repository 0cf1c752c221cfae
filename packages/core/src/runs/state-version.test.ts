import { expect, test } from "vitest";
import { checkStateWrite, lockInfoSchema, type StateLock } from "./index.ts";

const lock: StateLock = {
  info: lockInfoSchema.parse({ ID: "lock-1", Who: "ada@laptop" }),
  acquiredAt: new Date(0),
  runId: null,
};
const stored = { version: 4 as const, serial: 7, lineage: "l1", sha256: "aa" };

test.each([
  ["the first state", null, { serial: 1 }, lock, "lock-1", "write"],
  ["the next serial", stored, { serial: 8 }, lock, "lock-1", "write"],
  ["the same serial with the same content", stored, { serial: 7, sha256: "aa" }, lock, "lock-1", "unchanged"],
  [
    "the same serial with other content",
    stored,
    { serial: 7, sha256: "bb" },
    lock,
    "lock-1",
    "state_serial_behind",
  ],
  ["an older serial", stored, { serial: 6 }, lock, "lock-1", "state_serial_behind"],
  ["another lineage", stored, { serial: 8, lineage: "l2" }, lock, "lock-1", "state_lineage_mismatch"],
  ["another lock id", stored, { serial: 8 }, lock, "lock-2", "state_lock_mismatch"],
  ["no lock id", stored, { serial: 8 }, lock, null, "state_lock_mismatch"],
  ["no lock held", stored, { serial: 8 }, null, "lock-1", "state_not_locked"],
])("%s → %7$s", (_, current, next, held, lockId, expected) => {
  const result = checkStateWrite(current, { ...stored, sha256: "cc", ...next }, held, lockId);
  expect(result.ok ? result.value : result.error.code).toBe(expected);
});
