import "server-only";
import { type ArchitectureModel, uniteModels } from "@greenroom/core/architecture";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";
import { modelRows } from "#portal/features/architecture/compare/model-rows.ts";
import type { ComparisonBody } from "./comparison-body.ts";
import { layOutChanges } from "./lay-out-changes.ts";

/** @param sides revisions; without the first there is no past, without the second it is the model as it is served */
export async function compareRevisions(
  now: ArchitectureModel,
  sides: { readonly from: string | undefined; readonly to: string | undefined },
  zone: string | null,
): Promise<Result<ComparisonBody, DomainError<"no_revisions" | "revision_not_found">>> {
  if (sides.from === undefined)
    return err({
      code: "no_revisions",
      message: "The model has no past to compare with.",
      remedy: "Its directory stands in no Git repository, or in one with a single commit of it.",
    });
  const before = await readRevision(sides.from, "from");
  if (!before.ok) return before;
  const after = sides.to === undefined ? ok(now) : await readRevision(sides.to, "to");
  if (!after.ok) return after;
  return ok({
    before: sides.from.slice(0, 12),
    after: sides.to?.slice(0, 12) ?? "now",
    rows: modelRows(before.value, after.value),
    drawing: await layOutChanges(uniteModels(before.value, after.value), zone),
    sameCount: null,
    gaps: [],
  });
}

async function readRevision(
  revision: string,
  field: "from" | "to",
): Promise<Result<ArchitectureModel, DomainError<"revision_not_found">>> {
  const found = await portal().architecture.revisions.read(revision);
  if (found) return ok(found.architecture);
  return err({
    code: "revision_not_found",
    field,
    message: `There is no readable model at ${revision.slice(0, 12)}.`,
    remedy: "Choose another revision; one from before a change of the model's form cannot be read.",
  });
}
