import { type LiveEvent, parseLiveEvent } from "@greenroom/core/live";
import { every } from "@greenroom/core/timing";
import {
  AnsweringClient,
  connectionSettings,
  databaseLimits,
  listenCheckMs,
} from "../postgres/connection/index.ts";
import { liveChannel } from "./live-channel.ts";

export interface ListenHandlers {
  onEvent(event: LiveEvent): void;
  /** Events may have been missed: called each time the connection is there again after a break. */
  onResumed(): void;
  onConnectionChange?(connected: boolean, reason?: string): void;
}

const backoffMinMs = 100;
const backoffMaxMs = 10_000;
// This connection asks next to nothing, so what is late is lost.
const limits = { ...databaseLimits, answerMs: databaseLimits.connectMs };

/** Listens on a connection of its own until stopped; reconnects by itself. */
export function listen(url: string, handlers: ListenHandlers): { stop(): Promise<void> } {
  let stopped = false;
  let client: AnsweringClient | null = null;
  let retry: NodeJS.Timeout | undefined;
  let endCheck: (() => Promise<void>) | undefined;
  let failures = 0;
  let hadConnection = false;

  async function connect(): Promise<void> {
    const candidate = new AnsweringClient(connectionSettings(url, "greenroom-live", limits));
    client = candidate;
    candidate.on("error", (error) => lost(candidate, error));
    candidate.on("end", () => lost(candidate, new Error("the connection ended")));
    candidate.on("notification", ({ payload }) => {
      const event = parseLiveEvent(payload ?? "");
      if (event) handlers.onEvent(event);
    });
    try {
      await candidate.connect();
      await candidate.query(`LISTEN ${liveChannel}`);
    } catch (error) {
      lost(candidate, error);
      return;
    }
    if (client !== candidate) return;
    failures = 0;
    handlers.onConnectionChange?.(true);
    if (hadConnection) handlers.onResumed();
    hadConnection = true;
    // A connection that died without a word is only found by asking it something.
    endCheck = every(
      listenCheckMs,
      async () => void (await candidate.query("SELECT 1")),
      (error) => lost(candidate, error),
    );
  }

  function lost(candidate: AnsweringClient, error: unknown): void {
    if (client !== candidate) return;
    client = null;
    void endCheck?.();
    candidate.end().catch(() => undefined);
    if (stopped) return;
    handlers.onConnectionChange?.(false, error instanceof Error ? error.message : String(error));
    const pauseMs = Math.min(backoffMinMs * 2 ** failures++, backoffMaxMs) * (0.5 + Math.random() / 2);
    retry = setTimeout(() => void connect(), pauseMs);
  }

  void connect();
  return {
    async stop() {
      stopped = true;
      void endCheck?.();
      clearTimeout(retry);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
