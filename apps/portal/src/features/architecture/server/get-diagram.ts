import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Result } from "@greenroom/core/result";
import type { DiagramPage } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { drawDiagram } from "./draw-diagram.ts";
import type { NotInModel } from "./not-in-model.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { toDiagramPage } from "./to-diagram-page.ts";

export async function getDiagram(
  may: Authorised<"architecture:read">,
  scope: DiagramScope,
): Promise<Result<DiagramPage, ModelNotLoaded | NotInModel>> {
  const served = await servedModel(may);
  return served.ok ? toDiagramPage(served.value, scope, drawDiagram) : served;
}
