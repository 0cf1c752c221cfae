import { expect, test } from "vitest";
import { type ApiDocument, eventStreams, forSchemathesis, operationCount } from "./api-document.ts";

const answer = (content: Record<string, unknown>) => ({ responses: { 200: { content }, 404: {} } });
const id = { name: "id", in: "path", required: true };
const phase = { name: "phase", in: "query", required: true, schema: { enum: ["plan", "apply"] } };
const document: ApiDocument = {
  paths: {
    "/api/runs/{id}": {
      get: { operationId: "runs.detail", parameters: [id], ...answer({ "application/json": {} }) },
      delete: { operationId: "runs.remove", parameters: [id], ...answer({ "application/json": {} }) },
    },
    "/api/runs/{id}/log": {
      get: { operationId: "runs.log", parameters: [id, phase], ...answer({ "text/event-stream": {} }) },
    },
    "/api/points": {
      get: {
        operationId: "points.list",
        ...answer({ "application/json": { prefixItems: [{ type: "number" }], items: false, minItems: 1 } }),
      },
    },
  },
};

test("a known id is the example wherever its kind has an address", () => {
  const { paths } = forSchemathesis(document, { "/api/runs": "run-1" });
  expect(paths["/api/runs/{id}"]?.delete?.parameters).toEqual([{ ...id, example: "run-1" }]);
});

test("a tuple becomes a list of what it may hold", () => {
  const { paths } = forSchemathesis(document, {});
  expect(paths["/api/points"]?.get?.responses["200"]?.content).toEqual({
    "application/json": { items: { anyOf: [{ type: "number" }] }, minItems: 1 },
  });
});

test("streams are found, with an address that can be opened", () => {
  expect(eventStreams(document, { "/api/runs": "run-1" })).toEqual([
    { operationId: "runs.log", path: "/api/runs/run-1/log?phase=plan", statuses: ["200", "404"] },
  ]);
  expect(operationCount(document)).toBe(4);
});
