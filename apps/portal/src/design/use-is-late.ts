"use client";

import { useEffect, useState } from "react";

/** Three readings in a row did not come. */
const lateAfterMs = 45_000;

/** Whether what was read then should have been read anew by now.
 * @param at null = it was never read */
export function useIsLate(at: string | null): boolean {
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => setLate(at), Math.max(Date.parse(at) + lateAfterMs - Date.now(), 0));
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && at === late;
}
