import { portal } from "#portal/composition/portal.ts";
import { isSameOrigin } from "#portal/http/same-origin.ts";

export const dynamic = "force-dynamic";

export async function POST(request: Request): Promise<Response> {
  const { access, settings } = portal();
  const response = new Response(null, {
    status: 303,
    headers: { location: "/sign-in", "cache-control": "no-store" },
  });
  if (!isSameOrigin(request, settings.GREENROOM_BASE_URL)) return response;
  const answer = await access.authentication.api.signOut({ headers: request.headers, asResponse: true });
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}
