import { expect, test } from "vitest";
import type { Component } from "./component.ts";
import { componentState, worstHealth } from "./component-state.ts";
import type { BindingSnapshot } from "./live-state.ts";

const now = new Date("2026-01-01T12:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();

const deployed: Component = {
  id: "go-demo",
  name: "go-demo",
  kind: "service",
  zone: "platform",
  reality: "deployed",
  data: [],
  requirements: [],
  dependsOn: [],
  infrastructure: [],
  documents: [],
  bindings: [
    { kind: "workload", namespace: "dev", name: "go-demo" },
    { kind: "workload", namespace: "prod", name: "go-demo" },
  ],
};
const designed: Component = { ...deployed, reality: "designed", bindings: [] };

const heard = (
  namespace: string,
  health: BindingSnapshot["health"],
  ageSeconds: number | null = 1,
): BindingSnapshot => ({
  binding: `workload:${namespace}/go-demo`,
  health,
  detail: health,
  source: "test",
  observedAt: ageSeconds === null ? null : secondsAgo(ageSeconds),
  version: null,
  environment: null,
});

test.each<[string, Component, BindingSnapshot[], string]>([
  ["designed is grey, whatever is heard", designed, [heard("dev", "healthy")], "designed"],
  ["deployed and nothing heard is unknown, never green", deployed, [], "unknown"],
  ["every binding healthy now", deployed, [heard("dev", "healthy"), heard("prod", "healthy")], "healthy"],
  ["one binding unheard outweighs a healthy one", deployed, [heard("dev", "healthy")], "unknown"],
  [
    "one degraded outweighs the rest",
    deployed,
    [heard("dev", "degraded"), heard("prod", "unreachable")],
    "degraded",
  ],
  [
    "unreachable outweighs healthy",
    deployed,
    [heard("dev", "healthy"), heard("prod", "unreachable")],
    "unreachable",
  ],
  [
    "health of two minutes ago is no health",
    deployed,
    [heard("dev", "healthy", 121), heard("prod", "healthy")],
    "unknown",
  ],
  [
    "health without a time is no health",
    deployed,
    [heard("dev", "healthy", null), heard("prod", "healthy")],
    "unknown",
  ],
  [
    "unreachable stays so however long",
    deployed,
    [heard("dev", "unreachable", 9_000), heard("prod", "healthy")],
    "unreachable",
  ],
])("%s", (_, component, snapshots, health) => {
  expect(componentState(component, snapshots, now).health).toBe(health);
});

test("the age is the oldest of what was judged, and none when a part was never heard", () => {
  const both = [heard("dev", "healthy", 5), heard("prod", "healthy", 60)];
  expect(componentState(deployed, both, now).observedAt).toBe(secondsAgo(60));
  expect(componentState(deployed, both.slice(0, 1), now).observedAt).toBeNull();
});

test("a zone shows the worst of what is deployed in it", () => {
  const state = (component: Component, ...snapshots: BindingSnapshot[]) =>
    componentState(component, snapshots, now);
  expect(worstHealth([state(designed), state(designed)])).toBe("designed");
  expect(
    worstHealth([state(designed), state(deployed, heard("dev", "healthy"), heard("prod", "healthy"))]),
  ).toBe("healthy");
  expect(worstHealth([state(deployed, heard("dev", "degraded")), state(designed)])).toBe("degraded");
});
