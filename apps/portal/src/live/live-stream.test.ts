import { expect, test } from "vitest";
import { LiveHub } from "./live-hub.ts";
import { liveStream } from "./live-stream.ts";

const event = (key: string) => ({ topic: "runs" as const, key });

function open() {
  const hub = new LiveHub();
  const abort = new AbortController();
  const reader = liveStream(hub, abort.signal).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  return { hub, abort, reader, next };
}

test("an event reaches the reader after the greeting", async () => {
  const { hub, next } = open();
  hub.publish(event("run-1"));
  expect(await next()).toContain("event: hello");
  expect(await next()).toBe('data: {"topic":"runs","key":"run-1"}\n\n');
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
