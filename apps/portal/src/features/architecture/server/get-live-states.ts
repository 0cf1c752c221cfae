import "server-only";
import { type Authorised, can, type Viewer } from "@greenroom/core/access";
import { bindingKey } from "@greenroom/core/architecture";
import { evidenceEnvironment, type Risk, withoutStale } from "@greenroom/core/risks";
import { placeOf, workloadIn } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import { mayReadEvidence } from "#portal/features/risks/server/may-read-evidence.ts";
import type { FiringRisk, LiveStates } from "../architecture-view.ts";
import { statesWithinReach } from "./states-within-reach.ts";

export async function getLiveStates({ viewer }: Authorised<"architecture:read">): Promise<LiveStates> {
  const { environments, services, architecture } = portal();
  const { content } = await architecture.model.current();
  const components = content?.architecture.components ?? [];
  const [snapshots, firing] = await Promise.all([
    architecture.liveState.snapshot(components.flatMap(({ bindings }) => bindings)),
    findFiring(viewer, content?.risks ?? []),
  ]);
  const hidden = environments.flatMap((environment) =>
    services
      .filter((service) => !can(viewer, "rollout:read", placeOf(service, environment)))
      .map((service) => {
        const { namespace, name } = workloadIn(service, environment);
        return bindingKey({ kind: "workload", namespace, name });
      }),
  );
  const now = new Date();
  return {
    at: now.toISOString(),
    firing,
    states: statesWithinReach(components, snapshots, new Set(hidden), now),
  };
}

/** The map stays alive without the database: what fires is then not known, which is said. */
async function findFiring(viewer: Viewer, risks: readonly Risk[]): Promise<readonly FiringRisk[] | null> {
  const { evidence, log } = portal();
  try {
    const now = new Date();
    const violated = (await evidence.current())
      .map((reading) => withoutStale(reading, now))
      .filter(({ outcome, check }) => outcome === "violated" && mayReadEvidence(viewer, check));
    return risks.flatMap(({ id, title, components }) => {
      const own = violated.filter(({ risk }) => risk === id);
      const [first] = own;
      if (!first) return [];
      const environments = [...new Set(own.flatMap(({ check }) => evidenceEnvironment(check) ?? []))];
      return [{ id, title, components, observed: first.observed, since: first.since, environments }];
    });
  } catch (error) {
    log.warn({ err: error }, "the evidence of the risks could not be read");
    return null;
  }
}
