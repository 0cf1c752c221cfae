import type { ArchitectureModel } from "../model.ts";
import { type FlowFailure, flowOutcome } from "./flow-outcome.ts";
import { requirementOutcome } from "./requirement-outcome.ts";
import { type ComponentOutcome, type SimulatedFailure, spreadFailure } from "./spread-failure.ts";

/** What a simulation needs to know of a risk. */
export interface RiskReference {
  readonly id: string;
  readonly title: string;
  /** Ids of the components that it sits in. */
  readonly components: readonly string[];
}

/** Who is called, with the failed components that it owns. */
export interface TeamToCall {
  readonly team: string;
  readonly name: string;
  /** cause = it owns what fails first; affected = it owns only what fails with it. */
  readonly role: "cause" | "affected";
  readonly components: readonly string[];
}

export interface FailureSimulation {
  /** Of every component of the model, by id. */
  readonly states: ReadonlyMap<string, ComponentOutcome>;
  /** Ids of requirements. */
  readonly requirementsLost: readonly string[];
  readonly requirementsDegraded: readonly string[];
  readonly flowsBroken: readonly FlowFailure[];
  /** Steps that are done in another way, later or not at all, in flows that go on. */
  readonly flowsDegraded: readonly FlowFailure[];
  /** The owners of the cause first. */
  readonly teamsToCall: readonly TeamToCall[];
  /** Ids of the risks in what is not fine, by component. */
  readonly risks: ReadonlyMap<string, readonly string[]>;
}

/** What would happen if components or whole zones failed: from the model alone, nothing is touched.
 * @param failure ids that the model does not have are left out
 * @param risks of the register, to be named where they sit in what is hit */
export function simulateFailure(
  model: ArchitectureModel,
  failure: SimulatedFailure,
  risks: readonly RiskReference[] = [],
): FailureSimulation {
  const states = spreadFailure(model, failure);
  const flows = new Map(model.flows.map((flow) => [flow.id, flowOutcome(model, flow, states)]));
  const requirements = model.requirements.map(({ id }) => ({
    id,
    outcome: requirementOutcome(model, id, states, flows),
  }));
  const withOutcome = (wanted: "lost" | "degraded") =>
    requirements.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
  return {
    states,
    requirementsLost: withOutcome("lost"),
    requirementsDegraded: withOutcome("degraded"),
    flowsBroken: [...flows.values()].flatMap(({ broken }) => broken),
    flowsDegraded: [...flows.values()].flatMap(({ degraded }) => degraded),
    teamsToCall: teamsToCall(model, states),
    risks: risksIn(states, risks),
  };
}

function teamsToCall(
  model: ArchitectureModel,
  states: ReadonlyMap<string, ComponentOutcome>,
): readonly TeamToCall[] {
  const failed = model.components.filter(({ id }) => states.get(id)?.state === "failed");
  const teams = model.teams.flatMap(({ id: team, name }): readonly TeamToCall[] => {
    const owned = failed.filter(({ owner }) => owner === team).map(({ id }) => id);
    if (owned.length === 0) return [];
    const isCause = owned.some((id) => states.get(id)?.because.length === 1);
    return [{ team, name, role: isCause ? "cause" : "affected", components: owned }];
  });
  return teams.toSorted((a, b) => Number(b.role === "cause") - Number(a.role === "cause"));
}

function risksIn(
  states: ReadonlyMap<string, ComponentOutcome>,
  risks: readonly RiskReference[],
): ReadonlyMap<string, readonly string[]> {
  const found = [...states]
    .filter(([, { state }]) => state !== "fine")
    .map(([id]) => {
      const here = risks.filter(({ components }) => components.includes(id));
      return [id, here.map((risk) => risk.id)] as const;
    });
  return new Map(found.filter(([, ids]) => ids.length > 0));
}
