import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PartTimes, partTimesSchema } from "./part-times.ts";

const directory = mkdtempSync(join(tmpdir(), "greenroom-times-"));
afterAll(() => rmSync(directory, { recursive: true }));

test("parts that run beside each other, and one that fails, are kept as they end", async () => {
  let now = 100;
  const file = join(directory, "times.json");
  const times = new PartTimes(file, () => now);
  let endLong: () => void = () => undefined;
  const long = times.of("long", () => new Promise<void>((resolve) => (endLong = resolve)));
  now = 1_100;
  expect(await times.of("short", () => 7)).toBe(7);
  const failing = times.of("failing", () => Promise.reject(new Error("no")));
  now = 2_100;
  await expect(failing).rejects.toThrow("no");
  times.portalAnswers();
  endLong();
  await long;
  now = 5_104;
  times.allIsLive();
  expect(partTimesSchema.parse(JSON.parse(readFileSync(file, "utf8")))).toEqual({
    portalSeconds: 2.1,
    allSeconds: 5.1,
    parts: [
      { name: "short", fromSeconds: 1.1, tookSeconds: 0 },
      { name: "failing", fromSeconds: 1.1, tookSeconds: 1 },
      { name: "long", fromSeconds: 0.1, tookSeconds: 2 },
    ],
  });
});
