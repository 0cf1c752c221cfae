import "server-only";
import { type Authorised, authorize, type Viewer } from "@greenroom/core/access";
import type { CodesOf, DomainError, Result } from "@greenroom/core/result";
import type { z } from "zod";
import { portal } from "../composition/portal.ts";
import { requireViewer } from "../features/access/server/viewer.ts";
import { problem, problemOf } from "./problem.ts";
import { type Input, readInput } from "./read-input.ts";
import type { AnswerGiven, ErrorsOf, RouteContract } from "./route-contract.ts";
import { isSameOrigin } from "./same-origin.ts";

export interface Asked<Contract extends RouteContract> extends Input<Contract> {
  /** Proof that the caller holds the contract's permission. */
  readonly may: Authorised<Contract["permission"]>;
  readonly viewer: Viewer;
  readonly request: Request;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
}

type Failed<Contract extends RouteContract> = Result<never, DomainError<ErrorsOf<Contract>>>;

/** A handler gives the answer, a Result with it, or, where the contract promises a stream, a Response. */
type Given<Contract extends RouteContract> = Contract["answer"] extends z.ZodType
  ? AnswerGiven<Contract> | Result<AnswerGiven<Contract>, DomainError<ErrorsOf<Contract>>>
  : Response | Failed<Contract>;

type Handler = (request: Request, context: { readonly params: Promise<unknown> }) => Promise<Response>;

const writing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Everything between a request and the sentence that answers it, in this order: origin, session, permission, input.
 * What the handler throws blames us, never the caller. A code that the handler gives and the contract does not name
 * does not compile, nor does one that the contract names and the handler never gives. */
export function answer<Contract extends RouteContract, Gives extends Given<Contract>>(
  contract: Contract & { readonly errors: readonly CodesOf<Gives>[] },
  handle: (asked: Asked<Contract>) => Promise<Gives> | Gives,
): Handler {
  return async (request, context) => {
    const { log, settings } = portal();
    const requestId = request.headers.get("x-request-id");
    try {
      if (writing.has(request.method) && !isSameOrigin(request, settings.GREENROOM_BASE_URL))
        return problem({ code: "wrong_origin", message: "This request does not come from the portal." });
      const { permission } = contract as { permission: Contract["permission"] };
      const viewer = await requireViewer(permission);
      const may = authorize(viewer, permission, requestId);
      const input = await readInput(contract, request, await context.params);
      if (!input.ok) return problem(input.error);
      const isHead = request.method === "HEAD";
      // Nobody reads on behind the head of an answer: a stream that begins for it is over.
      const signal = isHead ? AbortSignal.abort() : request.signal;
      const response = toResponse(await handle({ may, viewer, request, signal, ...input.value }));
      return isHead ? await withoutBody(response) : response;
    } catch (error) {
      const known = problemOf(error);
      if (known) return known;
      const { pathname } = new URL(request.url);
      log.error({ err: error, requestId, method: request.method, path: pathname }, "request failed");
      return problem({
        code: "internal",
        message: "Something went wrong on our side.",
        remedy: `Try again; if it stays, look for request ${requestId ?? "?"} in the portal's log.`,
      });
    }
  };
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

function toResponse(given: unknown): Response {
  if (given instanceof Response) return given;
  if (!isResult(given)) return json(given);
  return given.ok ? json(given.value ?? null) : problem(given.error);
}

function isResult(given: unknown): given is Result<unknown, Parameters<typeof problem>[0]> {
  return typeof given === "object" && given !== null && "ok" in given && typeof given.ok === "boolean";
}

function json(value: unknown): Response {
  return Response.json(value, { headers: { "cache-control": "no-store" } });
}

/** Server-sent events, past every proxy that would hold them back. */
export function eventStream(stream: ReadableStream<Uint8Array>): Response {
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
