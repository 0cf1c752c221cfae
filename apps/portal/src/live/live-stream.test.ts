import type { LiveEvent } from "@greenroom/core/live";
import { expect, test } from "vitest";
import { LiveHub } from "./live-hub.ts";
import { type LiveReader, liveStream } from "./live-stream.ts";

const event = (key: string) => ({ topic: "runs" as const, key });
const everything = (heard: LiveEvent) => heard;

function open(hub = new LiveHub(), reader: Partial<LiveReader> = {}) {
  const abort = new AbortController();
  const stream = liveStream(hub, abort.signal, { hears: everything, rights: "r", after: null, ...reader });
  const chunks = stream.getReader();
  const next = async () => new TextDecoder().decode((await chunks.read()).value);
  return { hub, abort, reader: chunks, next };
}
const cursorIn = (text: string) => /^id: (.+)$/m.exec(text)?.[1] ?? "";

test("an event reaches the reader after the greeting, with where the stream stands", async () => {
  const { hub, next } = open();
  hub.publish(event("run-1"));
  expect(await next()).toContain("event: hello");
  expect(await next()).toBe(`id: ${hub.cursor("r")}\ndata: {"topic":"runs","key":"run-1"}\n\n`);
});

test("a reader hears what happened since what it has read, of each thing the last", async () => {
  const hub = new LiveHub();
  hub.publish(event("read"));
  const after = hub.cursor("r");
  for (const key of ["run-1", "run-2", "run-1"]) hub.publish(event(key));
  const { next } = open(hub, { after });
  expect(await next()).toContain("event: hello");
  expect(await next()).toContain('"run-2"');
  const last = await next();
  expect(last).toContain('"run-1"');
  hub.publish(event("later"));
  expect(await next()).toContain('"later"');

  const again = open(hub, { after: cursorIn(last) });
  await again.next();
  expect(await again.next()).toContain('"later"');
});

test("what a reader may not hear is not told afterwards either", async () => {
  const hub = new LiveHub();
  const after = hub.cursor("r");
  hub.publish(event("hidden"));
  hub.publish(event("shown"));
  const { next } = open(hub, { after, hears: (heard) => (heard.key === "hidden" ? null : heard) });
  await next();
  expect(await next()).toContain('"shown"');
});

test.each<[string, (hub: LiveHub) => string]>([
  ["none", () => ""],
  ["one of another process", () => new LiveHub().cursor("r")],
  ["one from before its rights changed", (hub) => hub.cursor("other")],
  ["one that is none", () => "nonsense.4"],
  ["one of what has not been yet", (hub) => hub.cursor("r", 900)],
  [
    "one from before events were missed",
    (hub) => {
      const before = hub.cursor("r");
      hub.resync();
      return before;
    },
  ],
  [
    "one from before more happened than is remembered",
    (hub) => {
      const before = hub.cursor("r");
      for (let n = 0; n <= 1_000; n++) hub.publish(event(String(n)));
      return before;
    },
  ],
])("a reader that comes with %s fetches everything again", async (_, cursorOf) => {
  const hub = new LiveHub();
  const { next } = open(hub, { after: cursorOf(hub) });
  expect(await next()).toContain("event: hello");
  const told = await next();
  expect(told).toContain("event: resync");
  expect(cursorIn(told)).toBe(hub.cursor("r"));
});

test("a reader too slow for the queue is told to fetch again, once, before it gets later events", async () => {
  const { hub, next } = open();
  for (let n = 0; n < 1_000; n++) hub.publish(event(String(n)));
  for (let n = 0; n < 256; n++) expect(await next()).not.toContain("resync");
  hub.publish(event("later"));
  expect(await next()).toContain("event: resync");
  expect(await next()).toContain('"later"');
});

test("a reader that goes away is forgotten", async () => {
  const { hub, abort, reader } = open();
  expect(hub.clientCount).toBe(1);
  abort.abort();
  expect(hub.clientCount).toBe(0);
  await reader.cancel();
});
