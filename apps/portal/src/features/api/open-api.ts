import { isForTokens, permissionFacts, rolesWith } from "@greenroom/core/access";
import { z } from "zod";
import { problemSchema } from "#portal/http/problem-schema.ts";
import { type ErrorCode, errorStatus } from "#portal/http/error-status.ts";
import type { ProtocolContract, RouteContract } from "#portal/http/route-contract.ts";
import type { NamedRoute } from "./contracts.ts";

interface JsonObject {
  readonly [key: string]: unknown;
}

/** JSON by media type. */
interface Content {
  readonly [mediaType: string]: { readonly schema: JsonObject };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonObject;
  readonly description?: string;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description: string;
  readonly security: readonly JsonObject[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

export interface OpenApi extends JsonObject {
  readonly openapi: string;
  /** By path, then by method in lower case. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const tags: Readonly<Record<string, string>> = {
  process: "Probes and metrics of the portal's process",
  session: "Signing in and out",
  state: "Terraform's `http` state backend",
};

/** The API as OpenAPI 3.1, made from the contracts alone.
 * @param baseUrl where people open the portal */
export function openApi(routes: readonly NamedRoute[], baseUrl: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const { method, path } = route.contract ?? route.protocol;
    const operation = route.contract ? jsonOperation(route.contract) : protocolOperation(route.protocol);
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: `${route.slice}.${route.name}`,
        tags: [route.slice],
        ...operation,
      },
    };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Greenroom",
      version: "1",
      description: [
        "The API behind the pages.",
        "Every error has a code for programs, a message and, where there is one, a remedy for people.",
        "Where GET is served, HEAD is: the same status and headers, without a body, and of a stream nothing more.",
        "OPTIONS answers 204 with `Allow`, to everybody.",
        "Another method is refused with 405 and `Allow`, and a path under `/api` that is no route with 404 and `route_not_found`, whoever asks.",
      ].join(" "),
      license: { name: "Internal use", identifier: "LicenseRef-internal" },
    },
    servers: [{ url: new URL(baseUrl).origin }],
    tags: [...new Set(routes.map(({ slice }) => slice))].map((name) => ({
      name,
      description: tags[name] ?? `The slice ${name}`,
    })),
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "greenroom", description: "A signed-in browser" },
        token: { type: "http", scheme: "bearer", description: "A person's, within its scope" },
        runCredential: {
          type: "http",
          scheme: "basic",
          description: "A run's, valid as long as the run; or the user `token` with a person's",
        },
      },
    },
  };
}

type Described = Omit<Operation, "operationId" | "tags">;

function jsonOperation(contract: RouteContract): Described {
  const { permission, summary, params, query, body, answer } = contract;
  const reader = `Needs the permission \`${permission}\`: ${rolesWith(permission).join(", ")}.`;
  return {
    summary,
    description: reader,
    security: isForTokens(permission) ? [{ session: [] }, { token: [] }] : [{ session: [] }],
    ...parametersOf({ path: params, query }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: json(jsonSchema(body, "input")) } }),
    responses: {
      200: success(answer),
      ...failures(contract),
      // Node refuses it before any of our code, and without a body.
      ...(params || query ? { 431: { description: "The address and the headers exceed 16 KiB." } } : {}),
    },
  };
}

function success(answer: RouteContract["answer"]): Operation["responses"][string] {
  if (answer instanceof z.ZodType)
    return { description: "What was asked for", content: json(jsonSchema(answer, "output")) };
  return { description: answer.description, content: { [answer.stream]: { schema: { type: "string" } } } };
}

/** Of any route, and what its contract names; one entry for each status, with its codes. */
function failures({ method, permission, body, errors }: RouteContract): Operation["responses"] {
  const codes: readonly ErrorCode[] = [
    "unauthenticated",
    "forbidden",
    ...(permissionFacts(permission).needs ? (["not_in_person"] as const) : []),
    ...(method === "GET" ? [] : (["wrong_origin"] as const)),
    // Where nothing is taken, whatever is given is at fault.
    "invalid_input",
    ...(body ? (["body_too_large", "unsupported_media_type"] as const) : []),
    ...errors,
    "internal",
    "unavailable",
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => errorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, own]) => [
      status,
      {
        description: own.map((code) => `\`${code}\``).join(", "),
        content: json({
          allOf: [{ $ref: "#/components/schemas/Problem" }, { properties: { code: { enum: own } } }],
        }),
      },
    ]),
  );
}

function protocolOperation({ summary, callers, params = {}, sends, answers }: ProtocolContract): Described {
  const isState = callers.includes("credential");
  return {
    summary,
    description: `For ${callers}.`,
    security: isState ? [{ runCredential: [] }] : [],
    ...(Object.keys(params).length === 0
      ? {}
      : {
          parameters: Object.entries(params).map(([name, description]) => ({
            name,
            in: "path",
            required: true,
            description,
            schema: { type: "string" },
          })),
        }),
    ...(sends === undefined ? {} : { requestBody: { content: { [sends]: { schema: {} } } } }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, description]) => [status, { description }]),
    ),
  };
}

function parametersOf(
  places: Readonly<Record<"path" | "query", z.ZodType | undefined>>,
): Pick<Operation, "parameters"> {
  const parameters = Object.entries(places).flatMap(([place, schema]) => {
    if (schema === undefined) return [];
    const { oneOf, anyOf, ...alone } = jsonSchema(schema, "input") as ObjectSchema & Alternatives;
    const ways = oneOf ?? anyOf ?? [alone];
    return [...new Set(ways.flatMap(({ properties }) => Object.keys(properties ?? {})))].map((name) => ({
      name,
      in: place,
      required: place === "path" || ways.every(({ required }) => required?.includes(name)),
      schema: anyWay(ways.map(({ properties }) => properties?.[name]).filter((known) => known !== undefined)),
    }));
  });
  return parameters.length === 0 ? {} : { parameters };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonObject>>;
  readonly required?: readonly string[];
}

/** Of a query that takes one of several forms: OpenAPI knows parameters, and no forms of them together. */
interface Alternatives {
  readonly oneOf?: readonly ObjectSchema[];
  readonly anyOf?: readonly ObjectSchema[];
}

function anyWay(schemas: readonly JsonObject[]): JsonObject {
  const distinct = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  const [only = {}, ...others] = distinct.values();
  return others.length === 0 ? only : { anyOf: [...distinct.values()] };
}

function json(schema: JsonObject): Content {
  return { "application/json": { schema } };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonObject {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, reused: "inline" }) as JsonObject;
  return described;
}
