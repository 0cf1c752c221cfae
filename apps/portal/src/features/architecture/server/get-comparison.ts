import "server-only";
import { type ArchitectureModel, findRealityGaps } from "@greenroom/core/architecture";
import { type Environment, findEnvironment } from "@greenroom/core/environments";
import { err, ok, type Result, UnavailableError } from "@greenroom/core/result";
import { portal } from "../../../composition/portal.ts";
import type { Comparison, ComparisonMode, ComparisonRow } from "../compare/comparison-view.ts";
import { type EnvironmentFacts, environmentRows } from "../compare/environment-rows.ts";
import { modelRows } from "../compare/model-rows.ts";
import { askClusters } from "./ask-clusters.ts";
import { servedModel } from "./served-model.ts";

export interface ComparisonRequest {
  readonly mode: ComparisonMode;
  /** A revision, or the environment on the left; absent = the one before, or the first. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Body = Pick<Comparison, "before" | "after" | "rows" | "sameCount" | "gaps">;

export async function getComparison({ mode, from, to }: ComparisonRequest): Promise<Result<Comparison>> {
  const served = await servedModel();
  if (!served.ok) return served;
  const { architecture } = served.value;
  const { environments } = portal();
  const revisions = await portal().architecture.revisions.list();
  const body = await {
    revision: () => againstRevision(architecture, from ?? revisions[1]?.revision),
    cluster: () => againstCluster(architecture),
    environments: () => betweenEnvironments(from ?? environments[0]?.id, to ?? environments.at(-1)?.id),
  }[mode]();
  if (!body.ok) return body;
  return ok({
    mode,
    ...body.value,
    revisions,
    environments: environments.map(({ id, name }) => ({ id, name })),
  });
}

async function againstRevision(now: ArchitectureModel, from: string | undefined): Promise<Result<Body>> {
  if (from === undefined)
    return err({
      code: "no_revisions",
      message: "The model has no past to compare with.",
      remedy: "Its directory stands in no Git repository, or in one with a single commit of it.",
    });
  const before = await portal().architecture.revisions.read(from);
  if (!before)
    return err({
      code: "revision_not_found",
      field: "from",
      message: `There is no readable model at ${from.slice(0, 12)}.`,
      remedy: "Choose another revision; one from before a change of the model's form cannot be read.",
    });
  return ok({
    before: from.slice(0, 12),
    after: "now",
    rows: modelRows(before.architecture, now),
    sameCount: null,
    gaps: [],
  });
}

async function againstCluster(model: ArchitectureModel): Promise<Result<Body>> {
  const { seen, namespaces, unread } = await askClusters();
  const gaps = findRealityGaps(model, seen, {
    today: new Date().toISOString().slice(0, 10),
    namespaces,
  });
  return ok({
    before: "model",
    after: "cluster",
    rows: gaps.map(
      ({ rule, subject, message }): ComparisonRow => ({
        key: `${rule}:${subject.id}`,
        change: rule === "seen-not-modelled" ? "added" : "removed",
        kind: subject.kind,
        name: subject.id,
        path: null,
        fields: [],
        note: message,
      }),
    ),
    sameCount: seen.length - gaps.filter(({ rule }) => rule === "seen-not-modelled").length,
    gaps: unread,
  });
}

async function betweenEnvironments(from: string | undefined, to: string | undefined): Promise<Result<Body>> {
  const { environments } = portal();
  const [left, right] = [from, to].map((id) => findEnvironment(environments, id ?? ""));
  if (!left || !right)
    return err({
      code: "environment_not_found",
      field: left ? "to" : "from",
      message: `There is no environment ${(left ? to : from) ?? ""}.`,
      remedy: `It is one of ${environments.map(({ id }) => id).join(", ")}.`,
    });
  const [before, after] = await Promise.all([readFacts(left), readFacts(right)]);
  return ok({
    before: left.name,
    after: right.name,
    ...environmentRows(before.facts, after.facts),
    gaps: [...before.gaps, ...after.gaps],
  });
}

async function readFacts(
  environment: Environment,
): Promise<{ readonly facts: EnvironmentFacts; readonly gaps: readonly string[] }> {
  const { architecture, rollouts } = portal();
  const [workload, workspaces] = await Promise.all([
    orGap(architecture.clusterPosture.read(environment)),
    orGap(architecture.terraformPosture.read(environment)),
  ]);
  return {
    facts: {
      rollout: rollouts.find(environment.id)?.rollout ?? null,
      workload: typeof workload === "string" ? null : workload,
      workspaces: typeof workspaces === "string" ? [] : workspaces,
    },
    gaps: [workload, workspaces].filter((answer) => typeof answer === "string"),
  };
}

/** @returns the answer, or why there is none, in words */
async function orGap<Answer>(answer: Promise<Answer>): Promise<Answer | string> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UnavailableError) return error.message;
    throw error;
  }
}
