import "server-only";
import { portal } from "../../../composition/portal.ts";

interface StateRouteContext {
  readonly params: Promise<{ readonly environment: string; readonly layer: string }>;
}

/** Terraform's own clients come here: they sign in with a run's credential instead of a session, and no browser
 * sends one by itself, so there is no origin to check. */
export function terraformStateRoute(part: "state" | "lock") {
  return async (request: Request, context: StateRouteContext): Promise<Response> => {
    const { log, stateBackend } = portal();
    const { environment, layer } = await context.params;
    try {
      return await stateBackend(request, { environment, layer, part });
    } catch (error) {
      log.error({ err: error, environment, layer, method: request.method }, "state request failed");
      return Response.json(
        { code: "internal", message: "The state backend failed; its cause is in the portal's log." },
        { status: 500 },
      );
    }
  };
}
