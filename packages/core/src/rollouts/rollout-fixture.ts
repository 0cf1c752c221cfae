import { environmentIdSchema } from "../environments/index.ts";
import type { RolloutView, ServiceRollout } from "./rollout-view.ts";

/** A sound rollout of a Deployment for tests; `changes` says what differs. */
export function rolloutFixture(
  environment: string,
  changes: Partial<RolloutView> = {},
  state: "connected" | "unreachable" = "connected",
  service = "go-demo",
): ServiceRollout {
  const digest = changes.image?.digest ?? `sha256:${"a".repeat(64)}`;
  const since = "2026-01-01T00:00:00.000Z";
  return {
    environment: environmentIdSchema.parse(environment),
    service,
    connection: { state, since, lastEventAt: since, reason: state === "connected" ? null : "no answer" },
    rollout: {
      kind: "Deployment",
      workload: service,
      status: "Healthy",
      reason: "2 of 2 pods available.",
      isStuck: false,
      replicas: { desired: 2, total: 2, updated: 2, ready: 2, available: 2 },
      generation: 3,
      revision: 3,
      image: {
        reference: `greenroom.local/go-demo@${digest}`,
        repository: "greenroom.local/go-demo",
        tag: null,
        digest,
      },
      version: "1.1.0",
      pods: ["p1", "p2"].map((name) => ({
        name,
        phase: "Running",
        isReady: true,
        isCurrent: true,
        restarts: 0,
        createdAt: since,
        node: "node",
        version: "1.1.0",
        reason: null,
        message: null,
      })),
      revisions: [],
      conditions: [],
      events: [],
      ...changes,
    },
  };
}
