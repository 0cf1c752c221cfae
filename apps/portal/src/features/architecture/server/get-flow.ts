import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Result } from "@greenroom/core/result";
import type { FlowPage } from "../flow-view.ts";
import { drawDiagram } from "./draw-diagram.ts";
import type { NotInModel } from "./not-in-model.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { toFlowPage } from "./to-flow-page.ts";

export async function getFlow(
  may: Authorised<"architecture:read">,
  id: string,
): Promise<Result<FlowPage, ModelNotLoaded | NotInModel<"flow">>> {
  const served = await servedModel(may);
  return served.ok ? toFlowPage(served.value, id, drawDiagram) : served;
}
