import { z } from "zod";

const mediaTypes = z.record(z.string(), z.unknown());
const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean(),
        schema: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
      }),
    )
    .optional(),
  responses: z.record(z.string(), z.looseObject({ content: mediaTypes.optional() })),
});
type ApiOperation = z.infer<typeof operationSchema>;
export const apiDocumentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});
export type ApiDocument = z.infer<typeof apiDocumentSchema>;

/** Real ids by the path under which they are found: `/api/runs` → a run's. */
export type KnownIds = Readonly<Record<string, string>>;

export interface EventStream {
  readonly operationId: string;
  readonly path: string;
  readonly statuses: readonly string[];
}

/** What schemathesis reads instead of the document itself: with ids that exist as examples, and without what it cannot
 * read. 4.32 turns `prefixItems` of an answer into an older draft's form and then refuses that. */
export function forSchemathesis(document: ApiDocument, ids: KnownIds): ApiDocument {
  const paths = Object.entries(document.paths).map(([path, operations]) => [
    path,
    Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => [method, withExample(path, operation, ids)]),
    ),
  ]);
  return apiDocumentSchema.parse(withoutTuples({ ...document, paths: Object.fromEntries(paths) }));
}

/** Streams never end, and schemathesis reads each answer to its end: they are asked apart from it. */
export function eventStreams(document: ApiDocument, ids: KnownIds): readonly EventStream[] {
  return Object.entries(document.paths).flatMap(([path, { get }]) =>
    get?.responses["200"]?.content?.["text/event-stream"] === undefined
      ? []
      : [
          {
            operationId: get.operationId,
            path:
              path.replaceAll(/\{\w+\}/g, encodeURIComponent(idUnder(path, ids) ?? "unknown")) +
              neededQuery(get),
            statuses: Object.keys(get.responses),
          },
        ],
  );
}

export function operationCount({ paths }: ApiDocument): number {
  return Object.values(paths).reduce((sum, operations) => sum + Object.keys(operations).length, 0);
}

function withExample(path: string, operation: ApiOperation, ids: KnownIds): ApiOperation {
  const example = idUnder(path, ids);
  if (example === undefined || operation.parameters === undefined) return operation;
  const parameters = operation.parameters.map((parameter) =>
    parameter.in === "path" ? { ...parameter, example } : parameter,
  );
  return { ...operation, parameters };
}

function idUnder(path: string, ids: KnownIds): string | undefined {
  return ids[path.slice(0, path.indexOf("/{"))];
}

function neededQuery({ parameters = [] }: ApiOperation): string {
  const needed = parameters.filter(({ in: place, required }) => place === "query" && required);
  const query = new URLSearchParams(
    Object.fromEntries(needed.map(({ name, schema }) => [name, schema?.enum?.[0] ?? "unknown"])),
  );
  return query.size === 0 ? "" : `?${query.toString()}`;
}

function withoutTuples(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutTuples);
  if (typeof node !== "object" || node === null) return node;
  const { prefixItems, items, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutTuples(value)]),
  );
  if (Array.isArray(prefixItems)) return { ...rest, items: { anyOf: prefixItems } };
  return items === undefined ? rest : { ...rest, items };
}
