import { z } from "zod";

const diagnosticSchema = z.looseObject({
  severity: z.string(),
  summary: z.string(),
  detail: z.string().default(""),
  address: z.string().optional(),
  range: z.looseObject({ filename: z.string(), start: z.looseObject({ line: z.number() }) }).optional(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/** One line of `-json` output, as far as it is read here.
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
const eventSchema = z.looseObject({
  type: z.string().default("log"),
  "@message": z.string().default(""),
  "@level": z.string().default("info"),
  diagnostic: diagnosticSchema.optional(),
  changes: z
    .looseObject({ add: z.int(), change: z.int(), remove: z.int(), operation: z.string() })
    .optional(),
});
export type TerraformEvent = z.infer<typeof eventSchema>;

/** Null when the line is no event: Terraform writes plain text when it fails early. */
export function parseEvent(line: string): TerraformEvent | null {
  if (!line.startsWith("{")) return null;
  try {
    return eventSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** What a person reads of an event. */
export function renderEvent(event: TerraformEvent): string {
  if (event.diagnostic === undefined) return event["@message"];
  return renderDiagnostic(event.diagnostic);
}

export function renderDiagnostic({ severity, summary, detail, address, range }: Diagnostic): string {
  const where = address ?? (range && `${range.filename}:${range.start.line}`);
  return [`${severity === "error" ? "Error" : "Warning"}: ${summary}${where ? ` (${where})` : ""}`, detail]
    .filter((part) => part !== "")
    .join("\n  ");
}
