import { expect, test } from "vitest";
import { z } from "zod";
import { readInput } from "./read-input.ts";
import { route } from "./route-contract.ts";

const contract = route({
  method: "POST",
  path: "/api/things/{id}",
  summary: "Change a thing",
  permission: "run:read",
  params: z.object({ id: z.string().regex(/^t-\d+$/, "an id looks like t-1") }),
  query: z.strictObject({ limit: z.coerce.number<string>().int().max(10).default(5) }),
  body: z.strictObject({ name: z.string() }),
  answer: z.object({}),
  errors: [],
});
const json = { "content-type": "application/json" };
const post = (body: string, headers: Record<string, string> = json, search = "") =>
  new Request(`http://localhost/api/things/t-1${search}`, { method: "POST", body, headers });
const unstorable = (field: string) => ({
  code: "invalid_input",
  field,
  message: expect.stringMatching(/^A NUL character/),
});

const tooDeep = { code: "invalid_input", message: expect.stringMatching(/more than 100 deep/) };
const nested = (open: string, depth: number, close: string) =>
  `{"name":${open.repeat(depth)}1${close.repeat(depth)}}`;

test("what the contract wants is read, with its defaults", async () => {
  expect(await readInput(contract, post('{"name":"a"}'), { id: "t-1" })).toEqual({
    ok: true,
    value: { params: { id: "t-1" }, query: { limit: 5 }, body: { name: "a" } },
  });
});

test.each<[string, Request, object, object]>([
  ["a parameter", post("{}"), { id: "x" }, { code: "invalid_input", field: "id" }],
  ["a search field", post("{}", json, "?limit=11"), { id: "t-1" }, { code: "invalid_input", field: "limit" }],
  ["an unknown search field", post("{}", json, "?sort=x"), { id: "t-1" }, { field: "sort" }],
  ["a search field given twice", post("{}", json, "?limit=1&limit=2"), { id: "t-1" }, { field: "limit" }],
  ["an unknown field", post('{"name":"a","role":"admin"}'), { id: "t-1" }, { field: "role" }],
  ["a body that is no JSON", post("name=a"), { id: "t-1" }, { code: "invalid_input" }],
  ["NUL in a parameter", post("{}"), { id: "t-1\0" }, unstorable("id")],
  ["NUL in a search field", post("{}", json, "?limit=%00"), { id: "t-1" }, unstorable("limit")],
  ["NUL in a field", post('{"name":"a\\u0000"}'), { id: "t-1" }, unstorable("name")],
  ["half of a character in a field", post('{"name":"\\ud800"}'), { id: "t-1" }, unstorable("name")],
  ["NUL deep in a field", post('{"name":["a","\\u0000"]}'), { id: "t-1" }, unstorable("name.1")],
  ["NUL in a field's name", post('{"\\u0000":1}'), { id: "t-1" }, { message: expect.stringMatching(/NUL/) }],
  ["a body nested without end", post("[".repeat(100_000) + "]".repeat(100_000)), { id: "t-1" }, tooDeep],
  ["a field nested without end", post(nested('{"a":', 40_000, "}")), { id: "t-1" }, tooDeep],
  [
    "JSON sent as text",
    post('{"name":"a"}', { "content-type": "text/plain" }),
    { id: "t-1" },
    { code: "unsupported_media_type" },
  ],
  [
    "a type that only begins like JSON's",
    post('{"name":"a"}', { "content-type": "application/json-seq" }),
    { id: "t-1" },
    { code: "unsupported_media_type" },
  ],
  [
    "more than is read",
    post(JSON.stringify({ name: "a".repeat(300_000) })),
    { id: "t-1" },
    { code: "body_too_large" },
  ],
])("%s at fault is named", async (_, request, params, error) => {
  expect(await readInput(contract, request, params)).toMatchObject({ ok: false, error });
});

test("a fault that its schema has no words for is told in ours", async () => {
  expect(await readInput(contract, post("{}"), { id: "t-1" })).toMatchObject({
    error: { field: "name", message: "name is needed" },
  });
});

const bare = route({
  method: "POST",
  path: "/api/things",
  summary: "Begin",
  permission: "run:read",
  answer: z.object({}),
  errors: [],
});
const begin = (search: string, body: string | null = null) =>
  new Request(`http://localhost/api/things${search}`, { method: "POST", body, headers: json });

test.each([
  ["nothing", begin("")],
  ["an empty body", begin("", "")],
])("a route that takes nothing takes %s", async (_, request) =>
  expect(await readInput(bare, request, {})).toEqual({ ok: true, value: {} }),
);

test.each([
  ["a search field", begin("?limit=3"), { field: "limit", message: 'There is no field "limit" here.' }],
  ["a body", begin("", "{}"), { message: "There is no body here." }],
])("a route that takes nothing refuses %s", async (_, request, error) =>
  expect(await readInput(bare, request, {})).toMatchObject({
    ok: false,
    error: { code: "invalid_input", ...error },
  }),
);
