import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { type ArchitectureModel, findRealityGaps } from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import { clusterRows, markUnseen } from "#portal/features/architecture/compare/cluster-rows.ts";
import { askClusters } from "../ask-clusters.ts";
import type { ComparisonBody } from "./comparison-body.ts";
import { layOutChanges } from "./lay-out-changes.ts";

export async function compareCluster(
  may: Authorised<"architecture:read">,
  model: ArchitectureModel,
  zone: string | null,
): Promise<Result<ComparisonBody, never>> {
  const { seen, isRead, unread } = await askClusters(may);
  const found = findRealityGaps(model, seen, {
    today: new Date().toISOString().slice(0, 10),
    isRead,
  });
  return ok({
    before: "model",
    after: "cluster",
    rows: clusterRows(model, found),
    drawing: await layOutChanges(markUnseen(model, found), zone),
    sameCount: seen.length - found.filter(({ rule }) => rule === "seen-not-modelled").length,
    gaps: unread,
  });
}
