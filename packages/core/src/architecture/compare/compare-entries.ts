import type { FieldChange } from "./change.ts";
import { fieldTexts } from "./field-texts.ts";

export interface EntryChange {
  readonly id: string;
  readonly fields: readonly FieldChange[];
}

export interface EntryComparison<Entry> {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  readonly changed: readonly EntryChange[];
}

interface Shape<Entry> {
  /** The fields that are compared; the entry itself when absent. */
  readonly fields?: (entry: Entry) => object;
  /** Names of fields whose lists have an order. */
  readonly ordered?: readonly string[];
}

/** Compares two lists entry by entry; the order of the entries has no meaning. */
export function compareEntries<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
  shape: Shape<Entry> = {},
): EntryComparison<Entry> {
  const earlier = new Map(before.map((entry) => [entry.id, entry]));
  const later = new Map(after.map((entry) => [entry.id, entry]));
  return {
    added: after.filter(({ id }) => !earlier.has(id)),
    removed: before.filter(({ id }) => !later.has(id)),
    changed: after.flatMap((entry) => {
      const known = earlier.get(entry.id);
      if (!known) return [];
      const fields = compareFields(known, entry, shape);
      return fields.length > 0 ? [{ id: entry.id, fields }] : [];
    }),
  };
}

/** The fields that differ by meaning, in the order of their names. */
export function compareFields<Entry extends object>(
  before: Entry,
  after: Entry,
  { fields = (entry) => entry, ordered = [] }: Shape<Entry> = {},
): readonly FieldChange[] {
  const earlier = fieldTexts(fields(before), ordered);
  const later = fieldTexts(fields(after), ordered);
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .sort()
    .map((field) => ({ field, before: earlier.get(field) ?? null, after: later.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}
