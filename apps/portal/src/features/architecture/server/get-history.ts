import "server-only";
import { type Authorised, can, type Viewer, whyNot } from "@greenroom/core/access";
import type { Component } from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { Risk } from "@greenroom/core/risks";
import { isPromoted, placeOf, workloadIn } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import { mayReadEvidence } from "#portal/features/risks/server/may-read-evidence.ts";
import {
  decisionEntries,
  entriesMax,
  evidenceEntries,
  modelEntries,
  newestFirst,
  promotionEntries,
  runEntries,
} from "../history/history-entries.ts";
import type { ComponentHistory, HistoryEntry, HistoryTarget } from "../history/history-view.ts";
import { modelHistory } from "./model-history.ts";
import { type NotInModel, notInModel } from "./not-in-model.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { withinReach } from "./within-reach.ts";

/** What happened to a component, or to those of a zone together, as far as the viewer may read of it. */
export async function getHistory(
  may: Authorised<"architecture:read">,
  { kind, id }: HistoryTarget,
): Promise<Result<ComponentHistory, ModelNotLoaded | NotInModel<"component" | "zone">>> {
  const served = await servedModel(may);
  if (!served.ok) return served;
  const { viewer } = may;
  const { architecture, risks } = served.value;
  const isKnown = (kind === "zone" ? architecture.zones : architecture.components).some(
    (part) => part.id === id,
  );
  if (!isKnown) return notInModel(kind);
  const components = architecture.components.filter((component) =>
    kind === "zone" ? component.zone === id : component.id === id,
  );
  const ids = components.map((component) => component.id);
  const whyNoRisks = whyNot(viewer, "risk:read");
  const own = risks.filter(
    (risk) => whyNoRisks === null && risk.components.some((component) => ids.includes(component)),
  );
  const [recorded, model] = await Promise.all([readRecorded(viewer, components, own), modelHistory()]);
  return ok({
    entries: newestFirst([...(recorded ?? []), ...modelEntries(components, model.changes)]),
    gaps: [
      ...(recorded ? [] : ["The database does not answer: what risks, promotions and runs tell is missing."]),
      ...model.gaps,
      ...(whyNoRisks === null ? [] : [`Risks are left out. ${whyNoRisks.words}`]),
      ...outOfReach(viewer),
    ],
  });
}

/** The environments whose promotions or runs the viewer may not read, in words. */
function outOfReach(viewer: Viewer): readonly string[] {
  const { environments, services } = portal();
  const promotions = withinReach(environments, services, viewer, "promotion:read").leftOut;
  const runs = withinReach(environments, services, viewer, "run:read").leftOut;
  if (promotions.join() === runs.join()) return runs;
  return [...promotions.map((words) => `Promotions: ${words}`), ...runs.map((words) => `Runs: ${words}`)];
}

/** @returns null = the database did not answer; what the model's files tell can still be read */
async function readRecorded(
  viewer: Viewer,
  components: readonly Component[],
  risks: readonly Risk[],
): Promise<readonly HistoryEntry[] | null> {
  try {
    const read = await Promise.all([
      ...risks.map((risk) => readRisk(viewer, risk)),
      readPromotions(viewer, components),
      readRuns(viewer, [
        ...new Set(components.flatMap(({ infrastructure }) => infrastructure.map(({ layer }) => layer))),
      ]),
    ]);
    return read.flat();
  } catch (error) {
    portal().log.warn({ err: error }, "what happened to a component could not be read");
    return null;
  }
}

async function readRisk(viewer: Viewer, risk: Risk): Promise<readonly HistoryEntry[]> {
  const { evidence, riskDecisions } = portal();
  const [changes, decisions] = await Promise.all([
    evidence.changes(risk.id, entriesMax),
    riskDecisions.history(risk.id, entriesMax),
  ]);
  const readable = changes.filter(({ check }) => mayReadEvidence(viewer, check));
  return [...evidenceEntries(risk, readable), ...decisionEntries(risk, decisions)];
}

/** Of the services that the components are, into the environments where they are. */
async function readPromotions(
  viewer: Viewer,
  components: readonly Component[],
): Promise<readonly HistoryEntry[]> {
  const { environments, services, promotions } = portal();
  const bindings = components.flatMap((component) => component.bindings);
  const found = await Promise.all(
    services.filter(isPromoted).map(async (service) => {
      const targets = environments.filter((environment) => {
        const { namespace, name } = workloadIn(service, environment);
        return (
          can(viewer, "promotion:read", placeOf(service, environment)) &&
          bindings.some(
            (binding) =>
              binding.kind === "workload" && binding.namespace === namespace && binding.name === name,
          )
        );
      });
      return targets.length === 0
        ? []
        : promotions.list({
            environments: targets.map(({ id }) => id),
            service: service.id,
            limit: entriesMax,
          });
    }),
  );
  return promotionEntries(found.flat());
}

async function readRuns(viewer: Viewer, layers: readonly string[]): Promise<readonly HistoryEntry[]> {
  if (layers.length === 0) return [];
  const { services, runs } = portal();
  const environments = withinReach(portal().environments, services, viewer, "run:read").within.map(
    ({ id }) => id,
  );
  return runEntries(await runs.list({ environments, layers, limit: entriesMax }));
}
