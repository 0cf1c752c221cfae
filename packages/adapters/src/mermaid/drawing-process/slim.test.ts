import { expect, test } from "vitest";
import { roundLengths } from "./slim.ts";

test.each([
  ["M 10.04 20.96 L 3 4.449", "M 10 21 L 3 4.4"],
  ["M10.04,20.96L-3.26,1e-7", "M10,21L-3.3,1e-7"],
  ["translate(1277.72, 537.5600000001)", "translate(1277.7, 537.6)"],
  ["1.0000000000000002e-15", "0"],
  ["12", "12"],
  ["M192.3-.181.3.014l.985 6.2 5.4 1z", "M192.3-.181.3.014l.985 6.2 5.4 1z"],
  ["2-.045-.001-.045v-17l.001-.45-.4", "2-.045-.001-.045v-17l.001-.45-.4"],
])("%s is written as %s", (text, rounded) => expect(roundLengths(text)).toBe(rounded));
