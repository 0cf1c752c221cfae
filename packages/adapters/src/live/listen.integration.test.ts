import type { LiveEvent } from "@greenroom/core/live";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test, vi } from "vitest";
import { createDatabase, migrate } from "../postgres/index.ts";
import { createLiveNotifier, listen } from "./index.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
const notifier = createLiveNotifier(database);
const events: LiveEvent[] = [];
const onResumed = vi.fn<() => void>();
const onConnectionChange = vi.fn<(connected: boolean) => void>();
const listener = listen(url, { onEvent: (event) => events.push(event), onResumed, onConnectionChange });
afterAll(async () => {
  await listener.stop();
  await database.$disconnect();
});
const connected = () => vi.waitFor(() => expect(onConnectionChange).toHaveBeenLastCalledWith(true), 10_000);

test("an event reaches the listener with its data", async () => {
  await connected();
  await notifier.notify({ topic: "runs", key: "run-1", data: { status: "planning" } });
  await vi.waitFor(() =>
    expect(events).toEqual([{ topic: "runs", key: "run-1", data: { status: "planning" } }]),
  );
});

test("data too large for a notification is left out, the event still arrives", async () => {
  await notifier.notify({ topic: "runs", key: "large", data: "x".repeat(9_000) });
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ topic: "runs", key: "large" }));
});

test("an event in a transaction that rolls back never leaves", async () => {
  await database
    .$transaction(async (transaction) => {
      await createLiveNotifier(transaction).notify({ topic: "runs", key: "rolled-back" });
      throw new Error("rolled back");
    })
    .catch(() => undefined);
  await notifier.notify({ topic: "runs", key: "after" });
  await vi.waitFor(() => expect(events.at(-1)?.key).toBe("after"));
  expect(events.map(({ key }) => key)).not.toContain("rolled-back");
});

test("a cut connection comes back by itself and says that events may be missing", async () => {
  onResumed.mockClear();
  await database.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'greenroom-live' AND datname = current_database()`;
  await vi.waitFor(() => expect(onResumed).toHaveBeenCalledOnce(), 10_000);
  await notifier.notify({ topic: "runs", key: "after-the-cut" });
  await vi.waitFor(() => expect(events.at(-1)?.key).toBe("after-the-cut"));
});
