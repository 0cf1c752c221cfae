import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

test.each<[string, string, Record<string, string>, boolean]>([
  ["our own page", "https://greenroom.test", { origin: "https://greenroom.test" }, true],
  ["another site", "https://greenroom.test", { origin: "https://evil.test" }, false],
  ["another port", "https://greenroom.test", { origin: "https://greenroom.test:8443" }, false],
  ["the same host without TLS", "https://greenroom.test", { origin: "http://greenroom.test" }, false],
  ["a sandboxed frame", "https://greenroom.test", { origin: "null" }, false],
  ["127.0.0.1 for localhost", "http://localhost:3000", { origin: "http://127.0.0.1:3000" }, true],
  ["another local server", "http://localhost:3000", { origin: "http://127.0.0.1:9999" }, false],
  ["no browser", "https://greenroom.test", {}, true],
  ["a browser that hides its origin", "https://greenroom.test", { "sec-fetch-site": "cross-site" }, false],
])("%s", (_, baseUrl, headers, expected) => {
  const request = { headers: new Headers(headers) } as Request;
  expect(isSameOrigin(request, baseUrl)).toBe(expected);
});
