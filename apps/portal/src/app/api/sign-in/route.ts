import { portal } from "#portal/composition/portal.ts";
import { keptReturnPath, returnCookie, returnPath } from "#portal/features/access/return-path.ts";
import { unavailableIn } from "#portal/http/problem.ts";
import { isSameOrigin } from "#portal/http/same-origin.ts";

export const dynamic = "force-dynamic";

/** Uses the link. A POST from the page the link opens: whoever only previews the link does not use it up. */
export async function POST(request: Request): Promise<Response> {
  const { access, log, settings } = portal();
  if (!isSameOrigin(request, settings.GREENROOM_BASE_URL)) return see("/sign-in?reason=origin");
  const form = await request.formData().catch(() => null);
  const token = form?.get("token");
  if (typeof token !== "string") return see("/sign-in?reason=link");
  const answer = await access.authentication.api
    .signInOneTimeLink({ body: { token }, headers: request.headers, asResponse: true })
    .catch((error: unknown) => {
      if (unavailableIn(error) === null) throw error;
      log.warn({ err: error }, "sign-in could not be tried");
      return null;
    });
  if (answer === null) return see("/sign-in?reason=unavailable");
  if (!answer.ok) {
    log.warn({ status: answer.status }, "sign-in refused");
    return see("/sign-in?reason=link");
  }
  const given = form?.get("returnTo");
  const returnTo = typeof given === "string" ? given : keptReturnPath(request.headers.get("cookie"));
  const response = see(returnPath(returnTo));
  response.headers.append("set-cookie", `${returnCookie}=; path=/; max-age=0; samesite=lax`);
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

/** A relative address: behind a proxy we do not know under which name we were asked. */
function see(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
