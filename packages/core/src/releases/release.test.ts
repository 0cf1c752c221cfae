import { expect, test } from "vitest";
import { rolloutFixture } from "../rollouts/rollout-fixture.ts";
import { observedRelease, registerReleaseSchema } from "./release.ts";

const digest = `sha256:${"a".repeat(64)}`;
const image = { reference: "r", repository: "r", tag: null, digest: null };

test("a sound environment proves the release it runs", () => {
  expect(observedRelease(rolloutFixture("dev"))).toEqual({
    service: "go-demo",
    repository: "greenroom.local/go-demo",
    digest,
    version: "1.1.0",
    origin: { kind: "observed", environment: "dev" },
  });
});

test.each([
  ["an unreachable cluster", rolloutFixture("dev", {}, "unreachable")],
  ["a rollout in progress", rolloutFixture("dev", { status: "Progressing" })],
  ["a degraded rollout", rolloutFixture("dev", { status: "Degraded" })],
  ["an image known only by tag", rolloutFixture("dev", { image })],
  [
    "a workload scaled to zero",
    rolloutFixture("dev", { replicas: { desired: 0, total: 0, updated: 0, ready: 0, available: 0 } }),
  ],
])("%s proves nothing", (_name, rollout) => expect(observedRelease(rollout)).toBeNull());

test.each([
  [undefined, "greenroom.local/go-demo"],
  ["greenroom.local/go-demo", "greenroom.local/go-demo"],
  ["mirror.local/go-demo", null],
  ["greenroom.local/go", null],
])("where releases come from %s, what runs is the release of %s", (from, repository) =>
  expect(observedRelease(rolloutFixture("dev"), { image: from })?.repository ?? null).toBe(repository),
);

test.each([
  [{ version: "2.0.0", digest }, true],
  [{ version: "2.0.0", digest: "sha256:abc" }, false],
  [{ version: "2.0.0 beta", digest }, false],
  [{ version: "2.0.0", digest, repository: "greenroom.local/go-demo" }, true],
  [{ version: "2.0.0", digest, repository: "greenroom.local/go-demo@sha256:1" }, false],
])("registering %j is accepted: %s", (input, isAccepted) =>
  expect(registerReleaseSchema.safeParse(input).success).toBe(isAccepted),
);
