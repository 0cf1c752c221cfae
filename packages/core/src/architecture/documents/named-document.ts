import { type DomainError, err, ok, type Result } from "../../result/index.ts";
import { type ArchitectureModel, findComponent } from "../model.ts";

export const unknownComponent: DomainError<"component_not_found"> = {
  code: "component_not_found",
  message: "The architecture model has no such component.",
  field: "component",
  remedy: "It may have been renamed; start from the landscape.",
};

/** The wall before the files: only what the model names for a component can be read. */
export function namedDocument(
  model: ArchitectureModel,
  component: string,
  path: string,
): Result<string, DomainError<"component_not_found" | "document_not_found">> {
  const found = findComponent(model, component);
  if (!found) return err(unknownComponent);
  const named = found.documents.find((document) => document === path);
  if (named === undefined)
    return err({
      code: "document_not_found",
      message: `The model names no such document for ${found.name}.`,
      field: "path",
      remedy: "Choose one from the list, or name it in the model under documents.",
    });
  return ok(named);
}
