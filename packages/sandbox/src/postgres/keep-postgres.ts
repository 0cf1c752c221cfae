import { setTimeout as delay } from "node:timers/promises";
import { type PostgresOptions, type RunningPostgres, startPostgres } from "./start-postgres.ts";

const pauseMs = 2_000;

/** Starts the embedded Postgres and starts it again, on the same port and data, whenever it ends without being asked to.
 * @param say told in a sentence what happened
 * @throws Error saying what to do, when the first start fails */
export async function keepPostgres(
  options: PostgresOptions,
  say: (what: string) => void,
): Promise<Pick<RunningPostgres, "url" | "stop">> {
  let server = await startPostgres(options);
  const { url } = server;
  const port = Number(new URL(url).port);
  const stopping = new AbortController();

  const keep = async () => {
    for (;;) {
      await server.ended;
      if (stopping.signal.aborted) return;
      say("the database ended by itself and is started again; its log is log/postgres.log");
      while (!stopping.signal.aborted) {
        try {
          server = await startPostgres({ ...options, port });
          // Asked to stop while it came up: whoever asked saw only the one before.
          if (stopping.signal.aborted) return await server.stop();
          say("the database answers again");
          break;
        } catch (error) {
          say(`the database does not start: ${error instanceof Error ? error.message : String(error)}`);
          await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      }
    }
  };
  const kept = keep();
  return {
    url,
    async stop() {
      stopping.abort();
      await server.stop();
      await kept;
    },
  };
}
