import { expect, test } from "vitest";
import { currentStep, isReady, type PlatformStatus, type PreparationStep } from "./index.ts";

const step = (id: string, state: PreparationStep["state"]): PreparationStep => ({
  id,
  label: id,
  state,
  percent: state === "ready" ? 100 : 0,
  detail: "",
  startedAt: null,
  finishedAt: null,
  failure: null,
});
const status = (...steps: PreparationStep[]): PlatformStatus => ({
  updatedAt: "2026-01-01T00:00:00Z",
  visitors: null,
  steps,
});

test.each<[string, PlatformStatus, string | null, boolean]>([
  ["all ready: nothing to wait for", status(step("tools", "ready"), step("cluster", "ready")), null, true],
  [
    "what runs comes before what waits",
    status(step("cluster", "waiting"), step("tools", "running")),
    "tools",
    false,
  ],
  ["what failed comes first", status(step("tools", "running"), step("cluster", "failed")), "cluster", false],
])("%s", (_, given, current, ready) => {
  expect(currentStep(given)?.id ?? null).toBe(current);
  expect(isReady(given)).toBe(ready);
});
