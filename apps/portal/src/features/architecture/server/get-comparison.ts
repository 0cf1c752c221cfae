import "server-only";
import { authorize } from "@greenroom/core/access";
import { ok, type Result } from "@greenroom/core/result";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { Comparison, ComparisonMode } from "../compare/comparison-view.ts";
import { compareCluster } from "./comparison/compare-cluster.ts";
import { compareEnvironments } from "./comparison/compare-environments.ts";
import { compareRevisions } from "./comparison/compare-revisions.ts";
import { compareTerraform } from "./comparison/compare-terraform.ts";
import { servedModel } from "./served-model.ts";

export interface ComparisonRequest {
  readonly mode: ComparisonMode;
  /** A revision, or the environment on the left; absent = the one before, or the first. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The zone to draw; absent = what shows all changes. */
  readonly zone?: string | undefined;
}

export async function getComparison({
  mode,
  from,
  to,
  zone,
}: ComparisonRequest): Promise<Result<Comparison>> {
  const served = await servedModel();
  if (!served.ok) return served;
  const { architecture } = served.value;
  const { environments } = portal();
  const revisions = await portal().architecture.revisions.list();
  const body = await {
    revision: () =>
      compareRevisions(architecture, { from: from ?? revisions[1]?.revision, to }, zone ?? null),
    cluster: () => compareCluster(architecture, zone ?? null),
    terraform: async () => {
      // Who may read plans may read names of resources; they are the same ones.
      authorize(await requireViewer("run:read"), "run:read");
      return compareTerraform(architecture);
    },
    environments: () => compareEnvironments(from ?? environments[0]?.id, to ?? environments.at(-1)?.id),
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
