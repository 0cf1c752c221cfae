"use client";

import type { LiveEvent, LiveTopic } from "@greenroom/core/live";
import { useEffect, useEffectEvent } from "react";
import { useLive } from "./live-provider.tsx";

/** Hears the events of one topic. Queries that are made of the topic are made old anyway: this is for what
 * writes an event's data straight into the cache. */
export function useLiveTopic(topic: LiveTopic, onEvent: (event: LiveEvent) => void): void {
  const { subscribe } = useLive();
  const hear = useEffectEvent(onEvent);
  const listen = useEffectEvent(subscribe);
  useEffect(() => listen(topic, (event) => hear(event)), [topic]);
}
