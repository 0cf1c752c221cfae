import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { ok, type Result } from "@greenroom/core/result";
import { parseFailing, unreadParts } from "../failing-parts.ts";
import type { WhatIfView } from "../what-if-view.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { toWhatIf } from "./to-what-if.ts";

/** @param asked such as "component:edge-gateway,zone:billing" */
export async function getWhatIf(
  may: Authorised<"architecture:read">,
  asked: string,
): Promise<Result<WhatIfView, ModelNotLoaded>> {
  const served = await servedModel(may);
  return served.ok ? ok(toWhatIf(served.value, parseFailing(asked), unreadParts(asked))) : served;
}
