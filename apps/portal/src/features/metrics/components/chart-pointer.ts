"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let current: number | null = null;

/** The time that somebody points at on any chart of the page; only what shows it is drawn again.
 * @param at Unix seconds; null = at none */
export function pointAt(at: number | null): void {
  if (at === current) return;
  current = at;
  for (const notify of listeners) notify();
}

export function pointedAt(): number | null {
  return current;
}

export function usePointedAt(): number | null {
  return useSyncExternalStore(subscribe, pointedAt, () => null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
