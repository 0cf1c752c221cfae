import "server-only";
import { authorize } from "@greenroom/core/access";
import { componentState } from "@greenroom/core/architecture";
import { type Risk, withoutStale } from "@greenroom/core/risks";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { FiringRisk, LiveStates } from "../architecture-view.ts";

export async function getLiveStates(): Promise<LiveStates> {
  authorize(await requireViewer("architecture:read"), "architecture:read");
  const { model, liveState } = portal().architecture;
  const { content } = await model.current();
  const components = content?.architecture.components ?? [];
  const [snapshots, firing] = await Promise.all([
    liveState.snapshot(components.flatMap(({ bindings }) => bindings)),
    findFiring(content?.risks ?? []),
  ]);
  const now = new Date();
  return {
    at: now.toISOString(),
    firing,
    states: components.map((component) => componentState(component, snapshots, now)),
  };
}

/** The map stays alive without the database: what fires is then not known, which is said. */
async function findFiring(risks: readonly Risk[]): Promise<readonly FiringRisk[] | null> {
  const { evidence, log } = portal();
  try {
    const now = new Date();
    const violated = (await evidence.current())
      .map((reading) => withoutStale(reading, now))
      .filter(({ outcome }) => outcome === "violated");
    return risks.flatMap(({ id, title, components }) => {
      const [first] = violated.filter(({ risk }) => risk === id);
      return first ? [{ id, title, components, observed: first.observed, since: first.since }] : [];
    });
  } catch (error) {
    log.warn({ err: error }, "the evidence of the risks could not be read");
    return null;
  }
}
