import "server-only";
import { authorize } from "@greenroom/core/access";
import type { ArchitectureModel, DiagramNode } from "@greenroom/core/architecture";
import { err, ok, type Result } from "@greenroom/core/result";
import type { Risk } from "@greenroom/core/risks";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { ModelFacts } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";

export interface ServedModel {
  readonly architecture: ArchitectureModel;
  readonly risks: readonly Risk[];
  readonly facts: ModelFacts;
}

/** The model as it is served now, to people who may read it. */
export async function servedModel(): Promise<Result<ServedModel>> {
  authorize(await requireViewer("architecture:read"), "architecture:read");
  const { content, revision, loadedAt, faults } = await portal().architecture.model.current();
  if (!content) {
    const [first] = faults;
    return err({
      code: "model_not_loaded",
      message: `The architecture model has ${faults.length} ${faults.length === 1 ? "fault" : "faults"} and there is no earlier good one.`,
      remedy: first
        ? `Begin with ${first.file}:${first.line}: ${first.message}`
        : "Look at the portal's log.",
    });
  }
  return ok({ ...content, facts: { revision, loadedAt: loadedAt.toISOString(), faults } });
}

export function notInModel(what: DiagramScope["level"] | DiagramNode["target"]["kind"]): Result<never> {
  return err({
    code: `${what}_not_found`,
    message: `The architecture model has no such ${what}.`,
    remedy: "It may have been renamed; start from the landscape.",
  });
}
