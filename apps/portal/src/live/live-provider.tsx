"use client";

import { type LiveEvent, type LiveTopic, liveTopics, parseLiveEvent } from "@greenroom/core/live";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useState } from "react";

export interface LiveState {
  readonly connected: boolean;
  /** When anything last came, heartbeats included; ms, null before the first. */
  readonly lastHeardAtMs: number | null;
  /** Up to when what the page shows is known to be so, once the stream is gone for longer than a moment; ms, null while
   * it is not. */
  readonly oldSinceMs: number | null;
  subscribe(topic: LiveTopic, listener: (event: LiveEvent) => void): () => void;
}

const LiveContext = createContext<LiveState | null>(null);
// The server sends a heartbeat each 15 s; without two of them the stream is dead, whatever the browser thinks.
const silenceMaxMs = 35_000;
// A stream that is taken up again at once has missed nothing that would not be fetched again.
const graceMs = 3_000;
const firstGraceMs = 10_000;

/** The tab's one event stream. An event makes every query old whose key begins with its topic. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [listeners] = useState(() => new Map<LiveTopic, Set<(event: LiveEvent) => void>>());
  const [state, setState] = useState<Omit<LiveState, "subscribe">>({
    connected: false,
    lastHeardAtMs: null,
    oldSinceMs: null,
  });

  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    let loss: ReturnType<typeof setTimeout> | undefined;
    const openedAtMs = Date.now();
    let failures = 0;
    let wasConnected = false;

    function heard() {
      clearTimeout(silence);
      clearTimeout(loss);
      loss = undefined;
      silence = setTimeout(reconnect, silenceMaxMs);
      setState({ connected: true, lastHeardAtMs: Date.now(), oldSinceMs: null });
    }
    function lose() {
      setState((before) => ({
        ...before,
        connected: false,
        oldSinceMs: before.oldSinceMs ?? before.lastHeardAtMs ?? openedAtMs,
      }));
    }
    function fetchEverythingAgain() {
      for (const topic of liveTopics) void client.invalidateQueries({ queryKey: [topic] });
    }
    function reconnect() {
      source?.close();
      clearTimeout(silence);
      clearTimeout(retry);
      setState((before) => ({ ...before, connected: false }));
      loss ??= setTimeout(lose, graceMs);
      retry = setTimeout(connect, Math.min(500 * 2 ** failures++, 10_000) * (0.5 + Math.random() / 2));
    }
    function connect() {
      source = new EventSource("/api/live");
      source.addEventListener("hello", () => {
        failures = 0;
        heard();
        // What happened while nobody listened is fetched again.
        if (wasConnected) fetchEverythingAgain();
        wasConnected = true;
      });
      source.addEventListener("heartbeat", heard);
      source.addEventListener("resync", () => {
        heard();
        fetchEverythingAgain();
      });
      source.addEventListener("message", ({ data }: MessageEvent<string>) => {
        heard();
        const event = parseLiveEvent(data);
        if (event === null) return fetchEverythingAgain();
        for (const listener of listeners.get(event.topic) ?? []) listener(event);
        void client.invalidateQueries({ queryKey: [event.topic] });
      });
      source.addEventListener("error", reconnect);
    }
    function goOffline() {
      reconnect();
      lose();
    }
    function goOnline() {
      clearTimeout(retry);
      source?.close();
      connect();
    }
    loss = setTimeout(lose, firstGraceMs);
    connect();
    window.addEventListener("offline", goOffline);
    window.addEventListener("online", goOnline);
    return () => {
      window.removeEventListener("offline", goOffline);
      window.removeEventListener("online", goOnline);
      source?.close();
      clearTimeout(loss);
      clearTimeout(retry);
      clearTimeout(silence);
    };
  }, [client, listeners]);

  const value: LiveState = {
    ...state,
    subscribe(topic, listener) {
      const found = listeners.get(topic) ?? new Set();
      listeners.set(topic, found.add(listener));
      return () => found.delete(listener);
    },
  };
  return <LiveContext value={value}>{children}</LiveContext>;
}

export function useLive(): LiveState {
  const live = use(LiveContext);
  if (!live) throw new Error("useLive is used outside LiveProvider");
  return live;
}
