import { expect, test } from "vitest";
import { createProcessMetrics } from "./process-metrics.ts";

test("the queue is told as it is, and not at all while it does not answer", async () => {
  let depth = async () => [{ queue: "runs.plan", waiting: 2, active: 1 }];
  const registry = createProcessMetrics({ depth: () => depth() }, { rejectionCount: () => 3 });
  const told = await registry.metrics();
  expect(told).toContain('greenroom_queue_jobs{queue="runs.plan",state="waiting"} 2');
  expect(told).toContain('greenroom_queue_jobs{queue="runs.plan",state="active"} 1');
  expect(told).toContain("greenroom_unhandled_rejections_total 3");
  depth = () => Promise.reject(new Error("the database is away"));
  const silent = await registry.metrics();
  expect(silent).not.toContain("greenroom_queue_jobs{");
  expect(silent).toContain("greenroom_unhandled_rejections_total 3");
});
