"use client";

import { type ComponentType, createElement, useSyncExternalStore } from "react";

/** A component whose code is fetched when somebody wants it, instead of with every page. */
export interface Later<Props> {
  /** Starts fetching; what could not be fetched is tried again with the next call. */
  readonly fetch: () => Promise<void>;
  /** Nothing until it is there. */
  readonly Component: ComponentType<Props>;
}

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  const listeners = new Set<() => void>();
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  async function fetchOnce(): Promise<void> {
    try {
      loaded = await load();
    } catch {
      loading = null;
      return;
    }
    for (const notify of listeners) notify();
  }
  return {
    fetch: () => (loading ??= fetchOnce()),
    Component(props) {
      const found = useSyncExternalStore(
        subscribe,
        () => loaded,
        () => null,
      );
      return found && createElement(found, props);
    },
  };
}
