import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { ok, type Result } from "@greenroom/core/result";
import type { FindingsView } from "../findings-view.ts";
import { askClusters } from "./ask-clusters.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { toFindings } from "./to-findings.ts";

export async function getFindings(
  may: Authorised<"architecture:read">,
): Promise<Result<FindingsView, ModelNotLoaded>> {
  const served = await servedModel(may);
  return served.ok ? ok(toFindings(served.value, await askClusters(may))) : served;
}
