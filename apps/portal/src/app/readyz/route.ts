import { within } from "@greenroom/core/timing";
import { portal } from "#portal/composition/portal.ts";

export const dynamic = "force-dynamic";

const timeoutMs = 2_000;

/** Unready only without the database: everything else has its own panel that says so. */
export async function GET(): Promise<Response> {
  const { database, platformStatus, stateKeyFit } = portal();
  const [reachable, stateKey, preparation] = await Promise.all([
    within(Promise.resolve(database.$queryRaw`SELECT 1`), timeoutMs).then(
      () => true,
      () => false,
    ),
    within(stateKeyFit(), timeoutMs).catch(() => "unknown" as const),
    platformStatus.read().catch(() => null),
  ]);
  const dependencies = {
    database: reachable ? "reachable" : "unreachable",
    stateKey,
    ...Object.fromEntries((preparation?.steps ?? []).map(({ id, state }) => [id, state])),
  };
  return Response.json(
    { status: reachable ? "ready" : "unready", dependencies },
    { status: reachable ? 200 : 503 },
  );
}
