/** Remembers answers for a while, and asks once for all who want the same at the same time. */
export interface AnswerCache<Answer> {
  get(key: string, ttlMs: number, ask: () => Promise<Answer>): Promise<Answer>;
}

/** A failure is shared by those who wait for it and forgotten. */
export function createAnswerCache<Answer>(
  now: () => number = Date.now,
  entriesMax = 500,
): AnswerCache<Answer> {
  const entries = new Map<string, { readonly answer: Promise<Answer>; readonly expiresAt: number }>();
  return {
    async get(key, ttlMs, ask) {
      const known = entries.get(key);
      if (known && known.expiresAt > now()) return known.answer;
      const answer = ask();
      entries.delete(key);
      entries.set(key, { answer, expiresAt: now() + ttlMs });
      // A Map keeps the order of insertion: the first key is the oldest.
      for (const oldest of entries.keys()) {
        if (entries.size <= entriesMax) break;
        entries.delete(oldest);
      }
      try {
        return await answer;
      } catch (error) {
        if (entries.get(key)?.answer === answer) entries.delete(key);
        throw error;
      }
    },
  };
}
