import type { KnownIds } from "@greenroom/core/architecture";

/** Remembers which documents a reading of the model asked for in vain. They lie outside the model's directory, so
 * that nobody hears of it when one of them is written. */
export function rememberMissing(documents: KnownIds) {
  const missing = new Set<string>();
  return {
    /** For one reading of the model, which forgets those of the reading before. */
    lookUp(): KnownIds {
      missing.clear();
      return {
        has(path) {
          const isThere = documents.has(path);
          if (!isThere) missing.add(path);
          return isThere;
        },
      };
    },
    hasAppeared: () => [...missing].some((path) => documents.has(path)),
  };
}
