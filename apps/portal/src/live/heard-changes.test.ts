import { expect, test } from "vitest";
import { HeardChanges } from "./heard-changes.ts";

const topics = ["runs", "risks"] as const;

test("what was read before an event of its topics is old, what was read after it or of other topics is not", () => {
  const heard = new HeardChanges("hub-r.3");
  heard.heard("hub-r.5", "runs");
  expect(heard.hasChangedSince("hub-r.4", topics)).toBe(true);
  expect(heard.hasChangedSince("hub-r.5", topics)).toBe(false);
  expect(heard.hasChangedSince("hub-r.4", ["rollouts"])).toBe(false);
  expect(heard.hasChangedSince("hub-r.4", [])).toBe(false);
  expect(heard.cursor).toBe("hub-r.5");
});

test("what was read before anything was heard of is old", () => {
  const heard = new HeardChanges("hub-r.3");
  expect(heard.hasChangedSince("hub-r.2", topics)).toBe(true);
  expect(heard.hasChangedSince("hub-r.3", topics)).toBe(false);
});

test.each([null, "", "other-r.9", "hub-other.9", "hub-r.x"])("what was read at %j is old", (readAt) => {
  expect(new HeardChanges("hub-r.3").hasChangedSince(readAt, topics)).toBe(true);
});

test("after a gap only what was read behind it is known to be so", () => {
  const heard = new HeardChanges("hub-r.3");
  heard.missed("new-r.2");
  expect(heard.cursor).toBe("new-r.2");
  expect(heard.hasChangedSince("hub-r.9", topics)).toBe(true);
  expect(heard.hasChangedSince("new-r.1", topics)).toBe(true);
  expect(heard.hasChangedSince("new-r.2", topics)).toBe(false);
});

test("a quiet stream goes on from where it is quiet", () => {
  const heard = new HeardChanges("hub-r.3");
  heard.heard("hub-r.8", null);
  expect(heard.cursor).toBe("hub-r.8");
  expect(heard.hasChangedSince("hub-r.3", topics)).toBe(false);
});

test("a page that does not know when it was read asks the stream for everything", () => {
  expect(new HeardChanges(null).cursor).toBeNull();
});
