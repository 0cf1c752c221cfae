import { expect, test } from "vitest";
import { parseVectorSelector } from "./vector-selector.ts";

test.each([
  ["requests_total", { metric: "requests_total", conditions: [] }],
  ["requests_total{}", { metric: "requests_total", conditions: [] }],
  [
    ' a:b_c { path != "/a", code=~"5..",}\n',
    {
      metric: "a:b_c",
      conditions: [
        { label: "path", is: "!=", value: "/a" },
        { label: "code", is: "=~", value: "5.." },
      ],
    },
  ],
  ['x{path="a,b}\\"\\\\n"}', { metric: "x", conditions: [{ label: "path", is: "=", value: 'a,b}"\\n' }] }],
])("%j is a selector", (text, value) => expect(parseVectorSelector(text)).toEqual({ ok: true, value }));

test.each([
  ["", /one metric/],
  ["rate(x[5m])", /one metric/],
  ["sum(x)", /one metric/],
  ["x[5m]", /one metric/],
  ["x offset 1h", /one metric/],
  ['x{a="b"} or y', /one metric/],
  ['x{a="b"} or y{a="b"}', /matchers such as .*this is none: or y|this is none/],
  ['{__name__="x"}', /one metric/],
  ['x{__name__="y"}', /not by __name__/],
  ["x{a='b'}", /this is none: a='b'/],
  ['x{a="b" c="d"}', /this is none/],
  ['x{a="b}', /this is none/],
  ['x{a-b="c"}', /this is none/],
  ['x{a=~"("}', /regular expressions that can be read; this cannot: \(/],
  ['x{a="b"} # why', /one metric/],
])("%j is none", (text, words) => {
  const parsed = parseVectorSelector(text);
  expect(parsed.ok ? null : parsed.error).toMatch(words);
});
