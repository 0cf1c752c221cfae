"use client";

import type { LiveEvent, LiveTopic } from "@greenroom/core/live";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { AsksAgain } from "./asks-again.ts";
import { HeardChanges } from "./heard-changes.ts";
import { followLive } from "./live-connection.ts";
import { queryTopics } from "./query-topics.ts";

export interface LiveState {
  readonly connected: boolean;
  /** When anything last came, heartbeats included; ms, null before the first. */
  readonly lastHeardAtMs: number | null;
  /** Up to when what the page shows is known to be so, once the stream is gone for longer than a moment; ms, null while
   * it is not. */
  readonly oldSinceMs: number | null;
  subscribe(topic: LiveTopic, listener: (event: LiveEvent) => void): () => void;
  /** Asks again for what was read elsewhere and has changed since.
   * @param hashes of the queries that were read
   * @param readAt where the stream stood before; null = not known */
  takeOver(hashes: readonly string[], readAt: string | null): void;
}

const LiveContext = createContext<LiveState | null>(null);
// A stream that is taken up again at once goes on where it was.
const graceMs = 3_000;
const firstGraceMs = 10_000;

interface Props {
  /** Where the stream stood before the page was read; null = not known. */
  readonly readAt: string | null;
  readonly children: ReactNode;
}

/** The tab's one event stream, from where the page was read. An event makes every query old that is made of its topic. */
export function LiveProvider({ readAt, children }: Props) {
  const client = useQueryClient();
  const [listeners] = useState(() => new Map<LiveTopic, Set<(event: LiveEvent) => void>>());
  const [heardChanges] = useState(() => new HeardChanges(readAt));
  const [asks] = useState(() => new AsksAgain(client));
  const [state, setState] = useState<Pick<LiveState, "connected" | "lastHeardAtMs" | "oldSinceMs">>({
    connected: false,
    lastHeardAtMs: null,
    oldSinceMs: null,
  });

  useEffect(() => {
    const openedAtMs = Date.now();
    let loss: ReturnType<typeof setTimeout> | undefined = setTimeout(lose, firstGraceMs);
    function lose() {
      setState((before) => ({
        ...before,
        connected: false,
        oldSinceMs: before.oldSinceMs ?? before.lastHeardAtMs ?? openedAtMs,
      }));
    }
    const stopAsking = asks.start();
    const stopFollowing = followLive({
      cursor: () => heardChanges.cursor,
      onHeard() {
        clearTimeout(loss);
        loss = undefined;
        setState({ connected: true, lastHeardAtMs: Date.now(), oldSinceMs: null });
      },
      // What could not be read while the portal was away is read now.
      onOpened: () => asks.askAgain(({ state: { status } }) => status === "error"),
      onQuiet: (cursor) => heardChanges.heard(cursor, null),
      onMissed(cursor) {
        heardChanges.missed(cursor);
        asks.askAgain((query) => queryTopics(query).length > 0);
      },
      onEvent(event, cursor) {
        heardChanges.heard(cursor, event.topic);
        for (const listener of listeners.get(event.topic) ?? []) listener(event);
        asks.askAgain((query) => queryTopics(query).includes(event.topic));
      },
      onGone() {
        setState((before) => ({ ...before, connected: false }));
        loss ??= setTimeout(lose, graceMs);
      },
      onOffline: lose,
    });
    return () => {
      stopFollowing();
      stopAsking();
      clearTimeout(loss);
    };
  }, [asks, heardChanges, listeners]);

  const value: LiveState = {
    ...state,
    subscribe(topic, listener) {
      const found = listeners.get(topic) ?? new Set();
      listeners.set(topic, found.add(listener));
      return () => found.delete(listener);
    },
    takeOver(hashes, readBefore) {
      const taken = new Set(hashes);
      asks.askAgain(
        (query) => taken.has(query.queryHash) && heardChanges.hasChangedSince(readBefore, queryTopics(query)),
      );
    },
  };
  return <LiveContext value={value}>{children}</LiveContext>;
}

export function useLive(): LiveState {
  const live = use(LiveContext);
  if (!live) throw new Error("useLive is used outside LiveProvider");
  return live;
}
