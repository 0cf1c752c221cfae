import { expect, test } from "vitest";
import { allocatorSettings } from "./process-memory.ts";

test("the allocator is told to keep little, unless a person told it otherwise", () => {
  expect(allocatorSettings({})).toEqual({ MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072" });
  expect(allocatorSettings({ MALLOC_ARENA_MAX: "8" })).toMatchObject({ MALLOC_ARENA_MAX: "8" });
});
