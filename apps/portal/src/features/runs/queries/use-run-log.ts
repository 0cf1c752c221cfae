"use client";

import type { RunPhase } from "@greenroom/core/runs";
import { addressOf } from "#portal/http/call.ts";
import { runRoutes } from "../contract.ts";
import { useEffect, useState } from "react";
import { z } from "zod";

export interface FollowedLog {
  readonly text: string;
  readonly state: "connecting" | "following" | "ended" | "interrupted";
}

/** Follows a phase's log; after a break it goes on where it was. */
export function useRunLog(id: string, phase: RunPhase): FollowedLog {
  const [log, setLog] = useState<FollowedLog>({ text: "", state: "connecting" });
  useEffect(() => {
    const source = new EventSource(addressOf(runRoutes.log, { params: { id }, query: { phase } }));
    source.addEventListener("open", () => setLog((before) => ({ ...before, state: "following" })));
    source.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const added = z.string().parse(JSON.parse(data));
      setLog((before) => ({ text: before.text + added, state: "following" }));
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
