import { expect, test } from "vitest";
import { formatFailing, parseFailing, unreadParts } from "./failing-parts.ts";

test.each([
  ["component:bff,zone:billing", []],
  ["bff, zone:billing,component:,bff", ["bff", "component:"]],
  ["component:<b>,component", ["component:<b>", "component"]],
  ["", []],
])("of %j nothing is passed over in silence: %j", (text, unread) => {
  expect(unreadParts(text)).toEqual(unread);
});

test.each([
  ["component:edge-gateway,zone:billing", "component:edge-gateway,zone:billing"],
  [" component:bff , component:bff", "component:bff"],
  ["component:<b>,zone:,host:x,component", ""],
  ["", ""],
])("%j is read as %j", (text, expected) => {
  expect(formatFailing(parseFailing(text))).toBe(expected);
});
