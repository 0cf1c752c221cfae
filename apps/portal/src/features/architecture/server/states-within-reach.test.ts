import type { BindingSnapshot } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { exampleComponent } from "../../../../../../packages/core/src/architecture/model-example-fixture.ts";
import { statesWithinReach } from "./states-within-reach.ts";

const now = new Date("2026-11-27T12:00:00Z");
const workload = (namespace: string) => ({ kind: "workload" as const, namespace, name: "api" });
const part = (namespaces: readonly string[]) =>
  exampleComponent("api", { reality: "deployed", bindings: namespaces.map(workload) });
const snapshots = [
  ["dev", "healthy"],
  ["prod", "degraded"],
].map(
  ([namespace, health]): BindingSnapshot => ({
    binding: `workload:${namespace}/api`,
    health: health === "healthy" ? "healthy" : "degraded",
    detail: "3 of 3",
    source: "watch",
    observedAt: now.toISOString(),
    version: "1.0.0",
    environment: namespace ?? null,
  }),
);

test.each([
  ["everything", [], ["dev", "prod"], "degraded", ["workload:dev/api", "workload:prod/api"]],
  ["only dev", ["prod"], ["dev", "prod"], "healthy", ["workload:dev/api"]],
  ["only dev, of what runs in prod alone", ["prod"], ["prod"], "unknown", []],
])("who may see %s", (_, hidden, namespaces, health, bindings) => {
  const [state] = statesWithinReach(
    [part(namespaces)],
    snapshots,
    new Set(hidden.map((namespace) => `workload:${namespace}/api`)),
    now,
  );
  expect(state?.health).toBe(health);
  expect(state?.bindings.map(({ binding }) => binding)).toEqual(bindings);
});
