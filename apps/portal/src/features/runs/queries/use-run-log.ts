"use client";

import type { RunPhase } from "@greenroom/core/runs";
import { useEffect, useState } from "react";

export interface FollowedLog {
  readonly text: string;
  readonly state: "connecting" | "following" | "ended" | "interrupted";
}

/** Follows a phase's log; after a break it goes on where it was. */
export function useRunLog(id: string, phase: RunPhase): FollowedLog {
  const [log, setLog] = useState<FollowedLog>({ text: "", state: "connecting" });
  useEffect(() => {
    const source = new EventSource(`/api/runs/${id}/log?phase=${phase}`);
    source.addEventListener("open", () => setLog((before) => ({ ...before, state: "following" })));
    source.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const added: unknown = JSON.parse(data);
      if (typeof added === "string") setLog((before) => ({ text: before.text + added, state: "following" }));
    });
    source.addEventListener("end", () => {
      source.close();
      setLog((before) => ({ ...before, state: "ended" }));
    });
    source.addEventListener("error", () => setLog((before) => ({ ...before, state: "interrupted" })));
    return () => {
      source.close();
      setLog({ text: "", state: "connecting" });
    };
  }, [id, phase]);
  return log;
}
