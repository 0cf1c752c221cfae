import "server-only";
import { authorize, type Permission, type Viewer } from "@greenroom/core/access";
import type { Result } from "@greenroom/core/result";
import { z } from "zod";
import { portal } from "../composition/portal.ts";
import { requireViewer } from "../features/access/server/viewer.ts";
import { invalidInput, type Problem, problem, problemOf } from "./problem.ts";
import { isSameOrigin } from "./same-origin.ts";

interface RouteDescription<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly permission: Permission;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** HTTP status by error code; else *_not_found is 404, invalid_* is 400 and any other code is 409. */
  readonly status?: Readonly<Record<string, number>>;
}

interface RouteContext<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly viewer: Viewer;
  readonly params: z.infer<Params>;
  readonly query: z.infer<Query>;
  readonly body: z.infer<Body>;
  readonly request: Request;
}

/** A handler answers with a Response, a Result, or a value that is sent as JSON. */
type Answer = Response | Result<unknown> | object | null;

const writing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Everything between a request and the sentence that handles it: origin, session, role, input, errors. */
export function httpRoute<
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(
  route: RouteDescription<Params, Query, Body>,
  handle: (context: RouteContext<Params, Query, Body>) => Promise<Answer> | Answer,
): (request: Request, context: { params: Promise<unknown> }) => Promise<Response> {
  return async (request, context) => {
    const { log, settings } = portal();
    const requestId = request.headers.get("x-request-id");
    try {
      if (writing.has(request.method) && !isSameOrigin(request, settings.GREENROOM_BASE_URL)) {
        return problem({ code: "wrong_origin", message: "This request does not come from the portal." });
      }
      const { viewer } = authorize(await requireViewer(route.permission), route.permission);
      const answer = await handle({
        viewer,
        request,
        params: (route.params ?? z.unknown()).parse(await context.params) as z.infer<Params>,
        query: (route.query ?? z.unknown()).parse(
          Object.fromEntries(new URL(request.url).searchParams),
        ) as z.infer<Query>,
        body: (await parseBody(request, route.body)) as z.infer<Body>,
      });
      return toResponse(answer);
    } catch (error) {
      const known = error instanceof z.ZodError ? problem(invalidInput(error)) : problemOf(error);
      if (known) return known;
      log.error(
        { err: error, requestId, method: request.method, path: new URL(request.url).pathname },
        "request failed",
      );
      return problem({
        code: "internal",
        message: "Something went wrong on our side.",
        remedy: `Try again; if it stays, look for request ${requestId ?? "?"} in the portal's log.`,
      });
    }
  };
}

async function parseBody(request: Request, schema: z.ZodType | undefined): Promise<unknown> {
  if (!schema) return undefined;
  // Only JSON: a foreign page's form cannot send it without asking first.
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    throw new z.ZodError([
      { code: "custom", path: [], message: "The content type should be application/json.", input: undefined },
    ]);
  }
  const text = await request.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new z.ZodError([{ code: "custom", path: [], message: "The body is not JSON.", input: undefined }]);
  }
  return schema.parse(body);
}

function toResponse(answer: Answer): Response {
  if (answer instanceof Response) return answer;
  if (answer !== null && "ok" in answer && typeof answer.ok === "boolean")
    return answer.ok ? json(answer.value ?? null) : problem(answer.error as Problem);
  return json(answer);
}

function json(value: unknown): Response {
  return Response.json(value, { headers: { "cache-control": "no-store" } });
}
