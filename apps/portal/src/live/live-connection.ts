import { type LiveEvent, parseLiveEvent } from "@greenroom/core/live";

interface Handlers {
  /** From where the stream is to go on; null = anything may have happened. */
  cursor(): string | null;
  /** The stream is there, again or for the first time. */
  onOpened(): void;
  /** Something came. */
  onHeard(): void;
  onEvent(event: LiveEvent, cursor: string): void;
  /** Nothing happened that was not told. */
  onQuiet(cursor: string): void;
  /** Anything may have happened. */
  onMissed(cursor: string): void;
  onGone(): void;
  /** The browser says that there is no network. */
  onOffline(): void;
}

// The server sends a heartbeat each 15 s; without two of them the stream is dead, whatever the browser thinks.
const silenceMaxMs = 35_000;

/** Follows the stream of events until it is told not to, and takes it up again where it broke off: when the portal was
 * away, when the network was, and when the machine slept.
 * @returns ends it */
export function followLive(handlers: Handlers): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let heardAtMs = Date.now();

  function heard() {
    heardAtMs = Date.now();
    clearTimeout(silence);
    silence = setTimeout(reconnect, silenceMaxMs);
    handlers.onHeard();
  }
  function connect() {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    silence = setTimeout(reconnect, silenceMaxMs);
    // Without a cursor it is asked for what happened after nothing: the answer is that anything may have.
    source = new EventSource(`/api/live?after=${encodeURIComponent(handlers.cursor() ?? "")}`);
    source.addEventListener("hello", () => {
      failures = 0;
      heard();
      handlers.onOpened();
    });
    source.addEventListener("heartbeat", ({ lastEventId }: MessageEvent<string>) => {
      heard();
      handlers.onQuiet(lastEventId);
    });
    source.addEventListener("resync", ({ lastEventId }: MessageEvent<string>) => {
      heard();
      handlers.onMissed(lastEventId);
    });
    source.addEventListener("message", ({ data, lastEventId }: MessageEvent<string>) => {
      heard();
      const event = parseLiveEvent(data);
      if (event === null) handlers.onMissed(lastEventId);
      else handlers.onEvent(event, lastEventId);
    });
    source.addEventListener("error", reconnect);
  }
  function reconnect() {
    source?.close();
    clearTimeout(silence);
    clearTimeout(retry);
    handlers.onGone();
    retry = setTimeout(connect, Math.min(500 * 2 ** failures++, 10_000) * (0.5 + Math.random() / 2));
  }
  function goOffline() {
    reconnect();
    handlers.onOffline();
  }
  /** Timers stand still while a machine sleeps and while a page is kept for the way back. */
  function wake() {
    if (document.visibilityState === "hidden" || Date.now() - heardAtMs < silenceMaxMs) return;
    heardAtMs = Date.now();
    handlers.onGone();
    connect();
  }
  connect();
  window.addEventListener("offline", goOffline);
  window.addEventListener("online", connect);
  window.addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", wake);
  return () => {
    window.removeEventListener("offline", goOffline);
    window.removeEventListener("online", connect);
    window.removeEventListener("pageshow", wake);
    document.removeEventListener("visibilitychange", wake);
    source?.close();
    clearTimeout(retry);
    clearTimeout(silence);
  };
}
