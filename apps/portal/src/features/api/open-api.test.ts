import { expect, test } from "vitest";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";
import { namedRoutes } from "./contracts.ts";
import { openApi } from "./open-api.ts";

const baseUrl = "https://greenroom.test/";
const contract = route({
  method: "PUT",
  path: "/api/things/{id}",
  summary: "Change a thing",
  permission: "run:approve",
  params: z.object({ id: z.string() }),
  query: z.strictObject({ limit: z.coerce.number<number>().int().max(10).default(5) }),
  body: z.strictObject({ name: z.string() }),
  answer: z.object({ name: z.string() }),
  errors: ["run_not_found", "plan_digest_mismatch", "status_conflict"],
});

test("an operation is what its contract promises", () => {
  expect(openApi([{ slice: "things", name: "change", contract }], baseUrl)).toMatchObject({
    servers: [{ url: "https://greenroom.test" }],
    paths: {
      "/api/things/{id}": {
        put: {
          operationId: "things.change",
          description: expect.stringContaining("approver, admin"),
          parameters: [
            { name: "id", in: "path", required: true },
            { name: "limit", in: "query", required: false, schema: { type: "integer", maximum: 10 } },
          ],
          requestBody: {
            content: { "application/json": { schema: { required: ["name"], additionalProperties: false } } },
          },
          responses: {
            200: { content: { "application/json": { schema: { required: ["name"] } } } },
            404: { description: "`run_not_found`" },
            409: { description: "`plan_digest_mismatch`, `status_conflict`" },
            400: { description: "`invalid_input`" },
            415: {},
          },
        },
      },
    },
  });
});

test("every route of the portal is described, once", () => {
  const { paths } = openApi(namedRoutes, baseUrl);
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBe(namedRoutes.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(namedRoutes.length);
});

test("of a query with several forms each parameter is described", () => {
  const query = z.discriminatedUnion("level", [
    z.strictObject({ level: z.literal("all") }),
    z.strictObject({ level: z.literal("zone"), zone: z.string() }),
    z.strictObject({ level: z.literal("part"), zone: z.string() }),
  ]);
  const { body: _, ...read } = { ...contract, query };
  const { paths } = openApi([{ slice: "things", name: "read", contract: read }], baseUrl);
  const level = (value: string) => ({ type: "string", const: value });
  expect(paths["/api/things/{id}"]?.["put"]?.parameters?.slice(1)).toEqual([
    {
      name: "level",
      in: "query",
      required: true,
      schema: { anyOf: [level("all"), level("zone"), level("part")] },
    },
    { name: "zone", in: "query", required: false, schema: { type: "string" } },
  ]);
});

test("what only a person at a browser does is offered to no token, and says so when it refuses one", () => {
  const read = route({ ...contract, method: "GET", permission: "run:read" });
  const { paths } = openApi(
    [
      { slice: "things", name: "change", contract },
      { slice: "things", name: "read", contract: read },
    ],
    baseUrl,
  );
  const { put, get } = paths["/api/things/{id}"] ?? {};
  expect(put?.security).toEqual([{ session: [] }]);
  expect(put?.responses["403"]?.description).toContain("`not_in_person`");
  expect(get?.security).toEqual([{ session: [] }, { token: [] }]);
  expect(get?.responses["403"]?.description).not.toContain("not_in_person");
});

test("no route takes a field that its contract does not name", () => {
  const open = namedRoutes.flatMap(({ slice, name, contract: own }) =>
    [own?.body, own?.query]
      .filter((schema) => schema !== undefined && !isClosed(z.toJSONSchema(schema, { io: "input" })))
      .map(() => `${slice}.${name}`),
  );
  expect(open).toEqual([]);
});

function isClosed(schema: z.core.JSONSchema.BaseSchema): boolean {
  const kinds = schema.anyOf ?? schema.oneOf;
  return kinds === undefined ? schema.additionalProperties === false : kinds.every(isClosed);
}
