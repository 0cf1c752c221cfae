import { err, ok, type Result } from "@greenroom/core/result";
import { findUnstorable, isTooDeep } from "@greenroom/core/storable";
import { z } from "zod";
import { faultInWords } from "./fault-in-words.ts";
import { invalidInput, type Problem, repeatedInput, tooDeepInput, unstorableInput } from "./problem.ts";
import type { BodyOf, ParamsOf, QueryOf, RouteContract } from "./route-contract.ts";

export interface Input<Contract extends RouteContract> {
  readonly params: ParamsOf<Contract>;
  readonly query: QueryOf<Contract>;
  readonly body: BodyOf<Contract>;
}

/** Far above what any form sends. */
const bodyBytesMax = 256 * 1024;

/** Of a route that takes none. */
const noQuery = z.strictObject({});

/** What the caller sent, as the contract wants it; else the first fault. Only here does a schema's fault become the
 * caller's: the same inside a handler is a fault of ours. */
export async function readInput<Contract extends RouteContract>(
  contract: Contract,
  request: Request,
  rawParams: unknown,
): Promise<Result<Input<Contract>, Problem>> {
  const params = check(contract.params, rawParams);
  if (!params.ok) return params;
  const search = readSearch(request);
  if (!search.ok) return search;
  const query = check(contract.query ?? noQuery, search.value);
  if (!query.ok) return query;
  const text = await (contract.body === undefined ? readNothing(request) : readJson(request));
  if (!text.ok) return text;
  const body = check(contract.body, text.value);
  if (!body.ok) return body;
  return ok({
    params: params.value,
    query: contract.query && query.value,
    body: body.value,
  } as Input<Contract>);
}

function check(schema: z.ZodType | undefined, given: unknown): Result<unknown, Problem> {
  if (schema === undefined) return ok(undefined);
  if (isTooDeep(given)) return err(tooDeepInput);
  const unstorable = findUnstorable(given);
  if (unstorable !== null) return err(unstorableInput(unstorable));
  const parsed = schema.safeParse(given, { error: faultInWords });
  return parsed.success ? ok(parsed.data) : err(invalidInput(parsed.error));
}

function readSearch(request: Request): Result<unknown, Problem> {
  const { searchParams } = new URL(request.url);
  const repeated = [...searchParams.keys()].find((name) => searchParams.getAll(name).length > 1);
  return repeated === undefined ? ok(Object.fromEntries(searchParams)) : err(repeatedInput(repeated));
}

/** Of a route without a body: what is sent all the same is meant for something else. */
async function readNothing(request: Request): Promise<Result<undefined, Problem>> {
  for await (const chunk of request.body ?? []) {
    if (chunk.byteLength > 0)
      return err({
        code: "invalid_input",
        message: "There is no body here.",
        remedy: "Send it without a body.",
      });
  }
  return ok(undefined);
}

async function readJson(request: Request): Promise<Result<unknown, Problem>> {
  // Only JSON: a foreign page's form cannot send it without asking first.
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    return err({
      code: "unsupported_media_type",
      message: "The content type should be application/json.",
    });
  const text = await readText(request);
  if (text === null)
    return err({
      code: "body_too_large",
      message: `The body should be at most ${bodyBytesMax / 1024} KiB.`,
    });
  try {
    return ok(JSON.parse(text));
  } catch {
    return err({ code: "invalid_input", message: "The body is not JSON." });
  }
}

/** @returns null = more than is read */
async function readText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bodyBytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
