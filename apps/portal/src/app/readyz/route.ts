import { portal } from "../../composition/portal.ts";

export const dynamic = "force-dynamic";

const timeoutMs = 2_000;

/** Unready only without the database: everything else has its own panel that says so. */
export async function GET(): Promise<Response> {
  const { database, platformStatus } = portal();
  const [reachable, preparation] = await Promise.all([
    within(timeoutMs, database.$queryRaw`SELECT 1`),
    platformStatus.read().catch(() => null),
  ]);
  const dependencies = {
    database: reachable ? "reachable" : "unreachable",
    ...Object.fromEntries((preparation?.steps ?? []).map(({ id, state }) => [id, state])),
  };
  return Response.json(
    { status: reachable ? "ready" : "unready", dependencies },
    { status: reachable ? 200 : 503 },
  );
}

async function within(ms: number, work: PromiseLike<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = Promise.resolve(work).then(
    () => true,
    () => false,
  );
  return Promise.race([done, timeout]).finally(() => clearTimeout(timer));
}
