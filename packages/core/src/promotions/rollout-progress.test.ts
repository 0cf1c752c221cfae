import { expect, test } from "vitest";
import type { ServiceRollout } from "../rollouts/index.ts";
import { rolloutFixture } from "../rollouts/rollout-fixture.ts";
import { judgeProgress } from "./rollout-progress.ts";

const image = { repository: "greenroom.local/go-demo", digest: `sha256:${"a".repeat(64)}` };
const other = { reference: "x", repository: "x", tag: null, digest: `sha256:${"b".repeat(64)}` };

test.each<[string, ServiceRollout | null, string]>([
  ["nothing known", null, "waiting"],
  ["cluster gone", rolloutFixture("stage", {}, "unreachable"), "waiting"],
  [
    "the watch has not shown the change, though the old state is healthy",
    rolloutFixture("stage", { generation: 2 }),
    "waiting",
  ],
  ["progressing", rolloutFixture("stage", { status: "Progressing" }), "waiting"],
  ["degraded, but it may heal", rolloutFixture("stage", { status: "Degraded" }), "waiting"],
  ["stuck", rolloutFixture("stage", { status: "Degraded", isStuck: true }), "failed"],
  ["changed by someone else", rolloutFixture("stage", { image: other, generation: 4 }), "failed"],
  [
    "changed by someone else to the same digest of another repository",
    rolloutFixture("stage", { image: { ...other, digest: image.digest }, generation: 4 }),
    "failed",
  ],
  ["healthy", rolloutFixture("stage"), "complete"],
])("%s → %s", (_name, seen, state) =>
  expect(judgeProgress(seen, { generation: 3, image })).toMatchObject({ state }),
);
