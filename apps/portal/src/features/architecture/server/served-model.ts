import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { ArchitectureModel } from "@greenroom/core/architecture";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import type { Risk } from "@greenroom/core/risks";
import { portal } from "#portal/composition/portal.ts";
import type { ModelFacts } from "../architecture-view.ts";

export interface ServedModel {
  readonly architecture: ArchitectureModel;
  readonly risks: readonly Risk[];
  readonly facts: ModelFacts;
}

export type ModelNotLoaded = DomainError<"model_not_loaded">;

/** The model as it is served now, to people who may read it. */
export async function servedModel(
  _may: Authorised<"architecture:read">,
): Promise<Result<ServedModel, ModelNotLoaded>> {
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
