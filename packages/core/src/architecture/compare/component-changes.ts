import { componentName, type ArchitectureModel } from "../model.ts";
import type { FieldChange } from "./change.ts";
import { compareModels } from "./compare-models.ts";

/** Longer values are read where two models are compared. */
const shownLengthMax = 32;

/** What differs between two models by component, in words. A dependency belongs to the component that declares it.
 * @param before null = nothing is known of before
 * @returns by the id of each component of the later model that was added or changed */
export function componentChanges(
  before: ArchitectureModel | null,
  after: ArchitectureModel,
): ReadonlyMap<string, readonly string[]> {
  if (before === null)
    return new Map(after.components.map(({ id }) => [id, ["described in the first known revision"]]));
  const { components, dependencies } = compareModels(before, after);
  const isNew = new Set(components.added.map(({ id }) => id));
  const changes: (readonly [component: string, words: string])[] = [
    ...components.added.map(({ id }) => [id, "added"] as const),
    ...components.changed.flatMap(({ id, fields }) =>
      fields.map((field) => [id, fieldWords(field)] as const),
    ),
    ...dependencies.added.map(({ from, to }) => [from, `depends on ${componentName(after, to)}`] as const),
    ...dependencies.removed.map(
      ({ from, to }) => [from, `no longer depends on ${componentName(before, to)}`] as const,
    ),
    ...dependencies.changed.map(
      ({ from, to, fields }) =>
        [
          from,
          `how it depends on ${componentName(after, to)}: ${fields.map(fieldWords).join(", ")}`,
        ] as const,
    ),
  ];
  const there = new Set(after.components.map(({ id }) => id));
  const words = new Map<string, string[]>();
  for (const [id, change] of changes) {
    // Everything of a new component is new.
    if (!there.has(id) || (isNew.has(id) && words.has(id))) continue;
    words.set(id, [...(words.get(id) ?? []), change]);
  }
  return words;
}

function fieldWords({ field, before, after }: FieldChange): string {
  const isShort = [before, after].every((text) => (text ?? "").length <= shownLengthMax);
  return isShort ? `${field} ${before ?? "–"} → ${after ?? "–"}` : field;
}
