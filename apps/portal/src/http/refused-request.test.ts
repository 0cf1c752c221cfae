import { expect, test } from "vitest";
import { whyRefused } from "./refused-request.ts";
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
