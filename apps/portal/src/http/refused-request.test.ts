import { channel } from "node:diagnostics_channel";
import { expect, test } from "vitest";
import { leadRefusedRequests, originForm, whyRefused } from "./refused-request.ts";
import { servedMethods } from "./served-methods.ts";

const methodsAt = servedMethods([
  { method: "GET", path: "/api/runs" },
  { method: "POST", path: "/api/runs" },
  { method: "GET", path: "/api/runs/workspaces" },
  { method: "DELETE", path: "/api/runs/{id}" },
  { method: "POST", path: "/api/runs/{id}/approve" },
  { method: "GET", path: "/api/openapi.json" },
  { method: "GET", path: "/healthz" },
]);

test.each([
  ["GET", "/runs/%E2%82%AC?x=%"],
  ["GET", "/"],
  ["HEAD", "/runs"],
  ["GET", "/api/runs?limit=1"],
  ["HEAD", "/api/runs"],
  ["OPTIONS", "/api/runs"],
  ["POST", "/api/runs/"],
  ["DELETE", "/api/runs/run-1"],
  ["POST", "/api/runs/run%2F1/approve"],
  ["GET", "/healthz"],
  ["GET", "/_next/static/chunks/a.js"],
  ["POST", "/__nextjs_original-stack-frames"],
])("Next can take %s %s", (method, url) => expect(whyRefused({ method, url }, methodsAt)).toBeNull());

test.each([
  ["POST", "/api/runs/%", { reason: "address" }],
  ["GET", "/%E0%A4%A", { reason: "address" }],
  ["GET", "/%C0%AF?x=1", { reason: "address" }],
  ["GET", "/api", { reason: "path" }],
  ["GET", "/api/nothing", { reason: "path" }],
  ["POST", "/api/runs/run-1/nothing", { reason: "path" }],
  ["GET", "/api/runs/run-1/2/approve", { reason: "path" }],
  ["GET", "/api/openapi-json", { reason: "path" }],
  ["TRACE", "/_nextx", { reason: "method", allow: ["GET", "HEAD"] }],
  ["POST", "/__nextx", { reason: "method", allow: ["GET", "HEAD"] }],
  ["TRACE", "/_next/static/chunks/a.js", { reason: "method", allow: ["GET", "HEAD", "POST", "OPTIONS"] }],
  ["TRACE", "/__nextjs_font", { reason: "method", allow: ["GET", "HEAD", "POST", "OPTIONS"] }],
  ["TRACE", "/", { reason: "method", allow: ["GET", "HEAD"] }],
  ["POST", "/runs", { reason: "method", allow: ["GET", "HEAD"] }],
  ["POST", "/healthz", { reason: "method", allow: ["GET", "HEAD", "OPTIONS"] }],
  ["DELETE", "/api/runs?limit=1", { reason: "method", allow: ["GET", "POST", "HEAD", "OPTIONS"] }],
  ["PROPFIND", "/api/runs", { reason: "method", allow: ["GET", "POST", "HEAD", "OPTIONS"] }],
  // A path that is written out goes before one with a parameter.
  ["DELETE", "/api/runs/workspaces", { reason: "method", allow: ["GET", "HEAD", "OPTIONS"] }],
  ["HEAD", "/api/runs/run-1/approve", { reason: "method", allow: ["POST", "OPTIONS"] }],
])("%s %s is refused", (method, url, refusal) =>
  expect(whyRefused({ method, url }, methodsAt)).toEqual(refusal),
);

test.each([
  ["/api/runs?limit=1", "/api/runs?limit=1"],
  ["http://host/api/runs?limit=1", "/api/runs?limit=1"],
  ["HTTPS://host:3000/", "/"],
  ["http://host", "/"],
  ["http://host?x=1", "/?x=1"],
  ["/sign-in?returnTo=http://host/runs", "/sign-in?returnTo=http://host/runs"],
  ["//host/runs", "//host/runs"],
  ["*", "*"],
])("%s is read as %s", (url, own) => expect(originForm(url)).toBe(own));

test("a request with the host before its path is led like any other", () => {
  leadRefusedRequests(methodsAt);
  const led = (method: string, url: string) => {
    const request = { method, url };
    channel("http.server.request.start").publish({ request });
    return request;
  };
  expect(led("POST", "http://host/api/runs?x=1")).toEqual({ method: "POST", url: "/api/runs?x=1" });
  expect(led("GET", "http://host/api/nothing")).toEqual({ method: "GET", url: "/api/refused/path" });
});
