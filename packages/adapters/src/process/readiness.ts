import { within } from "@greenroom/core/timing";
import type { Database } from "../postgres/index.ts";

const timeoutMs = 2_000;

/** What a process answers when it is asked whether it is ready. */
export interface Readiness {
  readonly status: "ready" | "unready";
  readonly httpStatus: 200 | 503;
  readonly dependencies: { readonly database: "reachable" | "unreachable"; readonly stateKey: string };
}

/** Unready only without the database; whether the state key opens what is stored is told, and keeps nobody waiting. */
export async function readReadiness(
  database: Pick<Database, "$queryRaw">,
  stateKeyFit: () => Promise<string>,
): Promise<Readiness> {
  const [isReachable, stateKey] = await Promise.all([
    within(Promise.resolve(database.$queryRaw`SELECT 1`), timeoutMs).then(
      () => true,
      () => false,
    ),
    within(stateKeyFit(), timeoutMs).catch(() => "unknown"),
  ]);
  return isReachable
    ? { status: "ready", httpStatus: 200, dependencies: { database: "reachable", stateKey } }
    : { status: "unready", httpStatus: 503, dependencies: { database: "unreachable", stateKey } };
}
