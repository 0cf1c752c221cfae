import type { NamedRoute } from "./contracts.ts";
import { openApi } from "./open-api.ts";

/** One operation as the reference page shows it. */
export interface OperationView {
  readonly id: string;
  readonly slice: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Who may call it, in words. */
  readonly who: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: string }[];
  /** JSON Schema as text; null = it takes none. */
  readonly body: string | null;
  readonly answers: readonly {
    readonly status: string;
    readonly words: string;
    readonly schema: string | null;
  }[];
}

/** What the OpenAPI document says, in the form of a page. */
export function operationViews(routes: readonly NamedRoute[], baseUrl: string): readonly OperationView[] {
  return Object.entries(openApi(routes, baseUrl).paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      id: operation.operationId,
      slice: operation.tags[0],
      method: method.toUpperCase(),
      path,
      summary: operation.summary,
      who: operation.description,
      parameters: (operation.parameters ?? []).map(({ name, in: place, schema }) => ({
        name,
        in: place,
        schema: text(schema),
      })),
      body: schemaOf(operation.requestBody?.content),
      answers: Object.entries(operation.responses).map(([status, answer]) => ({
        status,
        words: answer.description.replaceAll("`", ""),
        schema: status.startsWith("2") ? schemaOf(answer.content) : null,
      })),
    })),
  );
}

function schemaOf(given: Readonly<Record<string, { readonly schema: unknown }>> | undefined): string | null {
  const [content] = Object.values(given ?? {});
  return content ? text(content.schema) : null;
}

function text(schema: unknown): string {
  return JSON.stringify(schema, null, 2);
}
