export const dynamic = "force-dynamic";

/** The process is up. Whether it can work is /readyz. */
export function GET(): Response {
  return Response.json({ status: "up" });
}
