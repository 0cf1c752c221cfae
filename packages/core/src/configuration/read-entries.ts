import { z } from "zod";
import { type Environment, environmentSchema } from "../environments/index.ts";
import { knownProfiles, type MetricsProfile, metricsProfileSchema } from "../metrics/index.ts";
import { serviceEntrySchema } from "../services/index.ts";
import { describeIssue, prototypeKeysIn, readPiece, type ShapeFault } from "../shape-faults/index.ts";
import type { FaultList } from "./fault-list.ts";

const entriesSchema = z.array(z.unknown()).min(1);
const mapSchema = z.record(z.string(), z.unknown());
const productSchema = z.strictObject({ name: z.string().min(1) });
/** The content of greenroom.yaml; what its entries are, each says itself. */
const fileSchema = z.strictObject({
  product: productSchema,
  environments: entriesSchema,
  services: entriesSchema,
  metricsProfiles: mapSchema.optional(),
});
const {
  metrics: metricsSchema,
  promotion: promotionSchema,
  component: componentSchema,
} = serviceEntrySchema.shape;
const baseSchema = serviceEntrySchema.omit({ metrics: true, promotion: true, component: true });

export interface EnvironmentPart {
  readonly index: number;
  /** As it is written, sound or not; null = there is none. */
  readonly id: string | null;
  /** Null where it has a fault of its form. */
  readonly value: Environment | null;
  /** As it is written. */
  readonly from: string | null;
}

export interface ServiceParts {
  readonly index: number;
  readonly id: string | null;
  readonly raw: Readonly<Record<string, unknown>>;
  /** Each null where it has a fault of its form, undefined where it is not written. */
  readonly base: z.infer<typeof baseSchema> | null;
  readonly metrics: z.infer<typeof metricsSchema> | null;
  readonly promotion: z.infer<typeof promotionSchema> | null;
  readonly component: z.infer<typeof componentSchema> | null;
}

export interface Entries {
  readonly product: { readonly name: string };
  readonly environments: readonly EnvironmentPart[];
  /** Ids of all that are written. */
  readonly environmentIds: readonly string[];
  readonly services: readonly ServiceParts[];
  /** By name; null = it is written and has a fault. */
  readonly profiles: ReadonlyMap<string, MetricsProfile | null>;
}

/** Takes the content apart into what can be used without the rest, and says what is wrong with the form of each. */
export function readEntries(content: unknown, list: FaultList): Entries {
  const file = readPiece(fileSchema, content, []);
  const said = new Set<string>();
  const say = (faults: readonly ShapeFault[], service: string | null = null) => {
    for (const { path, message } of faults) {
      list.add(path, message, { service });
      said.add(JSON.stringify(path));
    }
  };
  say(file.faults);
  const written = mapSchema.safeParse(content);
  const raw = written.success ? written.data : {};
  const product = productSchema.safeParse(raw["product"]);
  const environments = listIn(raw["environments"]).map((entry, index): EnvironmentPart => {
    const { value, faults } = readPiece(environmentSchema, entry, ["environments", index]);
    say(faults);
    const { id, promotion } = asMap(entry);
    return { index, id: asText(id), value, from: asText(asMap(promotion)["from"]) };
  });
  const entries = {
    product: product.success ? product.data : { name: "Greenroom" },
    environments,
    environmentIds: [...new Set(environments.flatMap(({ id }) => id ?? []))],
    services: listIn(raw["services"]).map((entry, index) => {
      const { content: known, faults } = readPiece(serviceEntrySchema, entry, ["services", index]);
      const id = asText(asMap(entry)["id"]);
      say(faults, id);
      const { metrics, promotion, component, ...base } = asMap(known);
      return {
        index,
        id,
        raw: asMap(entry),
        base: parsed(baseSchema, base),
        metrics: parsed(metricsSchema, metrics),
        promotion: parsed(promotionSchema, promotion),
        component: parsed(componentSchema, component),
      };
    }),
    profiles: readProfiles(asMap(raw["metricsProfiles"]), list, say),
  };
  for (const path of prototypeKeysIn(content))
    if (!said.has(JSON.stringify(path)))
      list.add(path, "is no key that is known here; correct its name or remove it");
  return entries;
}

function readProfiles(
  written: Readonly<Record<string, unknown>>,
  list: FaultList,
  say: (faults: readonly ShapeFault[]) => void,
): ReadonlyMap<string, MetricsProfile | null> {
  const profiles = new Map<string, MetricsProfile | null>(Object.entries(knownProfiles));
  for (const [name, entry] of Object.entries(written)) {
    const path = ["metricsProfiles", name];
    const { value, faults } = readPiece(metricsProfileSchema, entry, path);
    say(faults);
    if (Object.hasOwn(knownProfiles, name))
      list.add(
        path,
        `"${name}" is a profile that need not be written down; remove it, or give it another name`,
      );
    else profiles.set(name, faults.length === 0 ? value : null);
  }
  return profiles;
}

function parsed<Schema extends z.ZodType>(schema: Schema, content: unknown): z.infer<Schema> | null {
  const { success, data } = schema.safeParse(content, { error: describeIssue });
  return success ? data : null;
}

function listIn(content: unknown): readonly unknown[] {
  return Array.isArray(content) ? content : [];
}

function asMap(content: unknown): Readonly<Record<string, unknown>> {
  const { success, data } = mapSchema.safeParse(content);
  return success ? data : {};
}

function asText(content: unknown): string | null {
  return typeof content === "string" ? content : null;
}
