import { portal } from "#portal/composition/portal.ts";
import { unavailableIn } from "#portal/http/problem.ts";
import { isSameOrigin } from "#portal/http/same-origin.ts";

export const dynamic = "force-dynamic";

/** Ends the session. The cookie is kept where that could not be done: whoever has it is signed in still. */
export async function POST(request: Request): Promise<Response> {
  const { access, log, settings } = portal();
  if (!isSameOrigin(request, settings.GREENROOM_BASE_URL)) return see("/sign-in");
  const answer = await access.authentication.api
    .endSession({ headers: request.headers, asResponse: true })
    .catch((error: unknown) => {
      if (unavailableIn(error) === null) throw error;
      log.warn({ err: error }, "sign-out could not be done");
      return null;
    });
  if (!answer?.ok) return see("/sign-in?reason=sign-out");
  const response = see("/sign-in");
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

function see(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
