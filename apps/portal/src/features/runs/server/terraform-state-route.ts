import "server-only";
import { portal } from "#portal/composition/portal.ts";
import { requestId } from "#portal/http/request-id.ts";

interface StateRouteContext {
  readonly params: Promise<{ readonly environment: string; readonly layer: string }>;
}

/** Terraform's own clients come here: they sign in with a run's credential instead of a session, and no browser
 * sends one by itself, so there is no origin to check. What they send does not pass the proxy, so that none of it is
 * cut; the request's id is given here. */
export function terraformStateRoute(part: "state" | "lock") {
  return async (request: Request, context: StateRouteContext): Promise<Response> => {
    const { log, stateBackend } = portal();
    const { environment, layer } = await context.params;
    const id = requestId(request.headers.get("x-request-id"));
    const answer = await stateBackend(request, { environment, layer, part }, id).catch((error: unknown) => {
      log.error(
        { err: error, requestId: id, environment, layer, method: request.method },
        "state request failed",
      );
      return Response.json(
        {
          code: "internal",
          message: "The state backend failed.",
          remedy: `Look for request ${id} in the portal's log.`,
        },
        { status: 500 },
      );
    });
    answer.headers.set("x-request-id", id);
    return answer;
  };
}
