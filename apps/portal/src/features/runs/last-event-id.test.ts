import { expect, test } from "vitest";
import { readLastEventId } from "./last-event-id.ts";

test.each([
  [null, -1],
  ["", -1],
  ["0", 0],
  ["65536", 65_536],
  ["2147483646", 2_147_483_646],
])("%j is the offset %d", (header, value) => expect(readLastEventId(header)).toEqual({ ok: true, value }));

test.each(["-5e3", "-1", "0x10", "1.5", "chunk", "2147483647", "9".repeat(400)])("%j is refused", (header) =>
  expect(readLastEventId(header)).toMatchObject({
    ok: false,
    error: { code: "invalid_input", field: "Last-Event-ID" },
  }),
);
