import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { ok, type Result } from "@greenroom/core/result";
import type { FailingPart } from "../failing-parts.ts";
import type { WhatIfView } from "../what-if-view.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { toWhatIf } from "./to-what-if.ts";

export async function getWhatIf(
  may: Authorised<"architecture:read">,
  failing: readonly FailingPart[],
): Promise<Result<WhatIfView, ModelNotLoaded>> {
  const served = await servedModel(may);
  return served.ok ? ok(toWhatIf(served.value, failing)) : served;
}
