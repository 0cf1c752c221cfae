import { problem } from "#portal/http/problem.ts";

export const dynamic = "force-dynamic";

interface Context {
  readonly params: Promise<{ readonly reason: string }>;
}

/** Nobody asks here: requests that Next would answer badly are led here. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { reason } = await params;
  switch (reason) {
    case "method":
      return methodNotAllowed(new URL(request.url).searchParams.get("allow") ?? "");
    case "address":
      return problem({
        code: "unreadable_address",
        message: "The address cannot be read.",
        remedy: "Write a percent sign as %25.",
      });
    default:
      return problem({
        code: "route_not_found",
        message: "There is no such route.",
        remedy: "The routes are listed at /api-reference.",
      });
  }
}

/** @param allow methods, with commas between them */
function methodNotAllowed(allow: string): Response {
  const methods = allow.match(/\b[A-Z]+\b/g)?.join(", ") ?? "";
  const response = problem({
    code: "method_not_allowed",
    message: "This method is not served here.",
    ...(methods === "" ? {} : { remedy: `Use one of ${methods}.` }),
  });
  response.headers.set("allow", methods);
  return response;
}
