import { expect, test } from "vitest";
import { formatFailing, parseFailing } from "./failing-parts.ts";

test.each([
  ["component:edge-gateway,zone:billing", "component:edge-gateway,zone:billing"],
  [" component:bff , component:bff", "component:bff"],
  ["component:<b>,zone:,host:x,component", ""],
  ["", ""],
])("%j is read as %j", (text, expected) => {
  expect(formatFailing(parseFailing(text))).toBe(expected);
});
