import { problem } from "#portal/http/problem.ts";
import type { Refused } from "#portal/http/refused-request.ts";

export const dynamic = "force-dynamic";

/** Nobody asks here: requests that Next cannot take are led here. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ reason: string }> },
): Promise<Response> {
  const { reason } = await params;
  return reason === ("method" satisfies Refused)
    ? problem({ code: "method_not_allowed", message: "This method is not served." })
    : problem({
        code: "unreadable_address",
        message: "The address cannot be read.",
        remedy: "Write a percent sign as %25.",
      });
}
