import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { modelJsonSchemas } from "./json-schema.ts";
import { modelFiles } from "./model-fixture.ts";

const schemas = modelJsonSchemas();

/** Editors read patterns as Unicode, as the standard advises; this reader does not. */
const withoutUnicodePatterns = (key: string, value: unknown): unknown =>
  key === "pattern" && String(value).includes("\\p{") ? undefined : value;

const accepts = (file: string, content: unknown) => {
  const schema = schemas[file];
  if (!schema) throw new Error(`there is no schema for ${file}`);
  const readable = JSON.parse(JSON.stringify(schema), withoutUnicodePatterns) as Record<string, unknown>;
  return z.fromJSONSchema(readable).safeParse(content).success;
};

test.each(["requirements.yaml", "teams.yaml", "zones.yaml", "flows.yaml", "components/front.yaml"])(
  "a good %s is accepted, and a misspelt key is not",
  (path) => {
    const text = modelFiles().find((file) => file.path === path)?.text ?? "";
    const file = path.startsWith("components/") ? "components/*.yaml" : path;
    const content: unknown = parse(text);
    expect(accepts(file, content)).toBe(true);
    expect(accepts(file, { ...(content as object), extra: [] })).toBe(false);
  },
);

test.each([
  ["places.yaml", { places: [{ id: "cloud", name: "Cloud", kind: "moon", description: "d" }] }],
  ["topics.yaml", { topics: [{ id: "a", name: "a.v1", carrier: "bus" }] }],
  [
    "rules.yaml",
    { suppressions: [{ rule: "no-such-rule", component: "a", reason: "r", until: "2026-01-01" }] },
  ],
  [
    "components/*.yaml",
    { components: [{ id: "Not kebab", name: "A", kind: "service", reality: "designed" }] },
  ],
])("%s knows its values", (file, content) => {
  expect(accepts(file, content)).toBe(false);
});

test("what an author may leave out is optional, and fields say what they mean", () => {
  expect(schemas["components/*.yaml"]).toMatchObject({
    properties: {
      components: {
        items: {
          additionalProperties: false,
          required: ["id", "name", "kind", "reality"],
          properties: { tier: { description: expect.stringContaining("0 = members") as unknown } },
        },
      },
    },
  });
});
