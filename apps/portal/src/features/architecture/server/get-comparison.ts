import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { type DomainError, ok, type Result } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";
import type { Comparison, ComparisonMode } from "../compare/comparison-view.ts";
import { compareCluster } from "./comparison/compare-cluster.ts";
import { compareEnvironments } from "./comparison/compare-environments.ts";
import { compareRevisions } from "./comparison/compare-revisions.ts";
import { compareTerraform } from "./comparison/compare-terraform.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { withinReach } from "./within-reach.ts";

export interface ComparisonRequest {
  readonly mode: ComparisonMode;
  /** A revision, or the environment on the left; absent = the one before, or the first. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The zone to draw; absent = what shows all changes. */
  readonly zone?: string | undefined;
}

type NotComparable = DomainError<"no_revisions" | "revision_not_found" | "environment_not_found">;

export async function getComparison(
  may: Authorised<"architecture:read">,
  { mode, from, to, zone }: ComparisonRequest,
): Promise<Result<Comparison, ModelNotLoaded | NotComparable>> {
  const served = await servedModel(may);
  if (!served.ok) return served;
  const { architecture } = served.value;
  const { within: environments } = withinReach(
    portal().environments,
    portal().services,
    may.viewer,
    "rollout:read",
  );
  const revisions = await portal().architecture.revisions.list();
  const body = await {
    revision: () =>
      compareRevisions(architecture, { from: from ?? revisions[1]?.revision, to }, zone ?? null),
    cluster: () => compareCluster(may, architecture, zone ?? null),
    terraform: () => compareTerraform(may, architecture),
    environments: () => compareEnvironments(may, environments, from, to),
  }[mode]();
  if (!body.ok) return body;
  return ok({
    mode,
    at: new Date().toISOString(),
    ...body.value,
    revisions,
    environments: environments.map(({ id, name }) => ({ id, name })),
  });
}
