import { z } from "zod";
import { componentSchema } from "./component.ts";
import { suppressionSchema } from "./findings/suppression.ts";
import { flowSchema, requirementSchema, teamSchema, zoneSchema } from "./model.ts";
import { placeSchema } from "./place.ts";
import { topicSchema } from "./topic.ts";

/** A JSON Schema document, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas of the model's files for editors, by file name relative to its directory; "components/*.yaml" stands for
 * every file of components. They know form, not meaning: whether a reference resolves, or a soft dependency names its
 * fallback, only the parser tells. */
export function modelJsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    "requirements.yaml": fileJsonSchema("requirements", requirementSchema, "What the platform is for."),
    "teams.yaml": fileJsonSchema("teams", teamSchema, "Who owns what."),
    "zones.yaml": fileJsonSchema("zones", zoneSchema, "Boundaries of trust, in the order they are drawn."),
    "flows.yaml": fileJsonSchema("flows", flowSchema, "What happens, step by step."),
    "topics.yaml": fileJsonSchema("topics", topicSchema, "Which facts travel over which stream."),
    "places.yaml": fileJsonSchema("places", placeSchema, "Where things run, or would run."),
    "rules.yaml": fileJsonSchema("suppressions", suppressionSchema, "Findings that are accepted for a time."),
    "components/*.yaml": fileJsonSchema("components", componentSchema, "The components of one zone."),
  };
}

/** The schema of a file that is a map with one list.
 * @param key under which the list stands
 * @param description of the file, shown by editors */
export function fileJsonSchema(key: string, entry: z.ZodType, description: string): JsonSchema {
  const file = z.strictObject({ [key]: z.array(entry) }).describe(description);
  return z.toJSONSchema(file, { io: "input", target: "draft-2020-12" });
}
