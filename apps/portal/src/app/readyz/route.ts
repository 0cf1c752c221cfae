import { portal } from "#portal/composition/portal.ts";

export const dynamic = "force-dynamic";

/** Unready only without the database: everything else has its own panel that says so. */
export async function GET(): Promise<Response> {
  const { platformStatus, readiness } = portal();
  const [{ status, httpStatus, dependencies }, preparation] = await Promise.all([
    readiness(),
    platformStatus.read().catch(() => null),
  ]);
  const steps = Object.fromEntries((preparation?.steps ?? []).map(({ id, state }) => [id, state]));
  return Response.json({ status, dependencies: { ...dependencies, ...steps } }, { status: httpStatus });
}
