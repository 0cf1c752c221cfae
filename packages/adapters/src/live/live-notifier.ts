import type { LiveEvent, LiveNotifier } from "@greenroom/core/live";
import { liveChannel } from "./live-channel.ts";

/** What can run a statement: a Database or a transaction of it. */
interface StatementRunner {
  $executeRawUnsafe(statement: string, ...values: unknown[]): Promise<number>;
}

// Postgres refuses payloads of 8000 bytes and more.
const payloadBytesMax = 7_900;

/** Tells every process that listens. In a transaction the event leaves with its commit. */
export function createLiveNotifier(database: StatementRunner): LiveNotifier {
  return {
    async notify(event: LiveEvent) {
      let payload = JSON.stringify(event);
      if (Buffer.byteLength(payload) > payloadBytesMax) {
        payload = JSON.stringify({ topic: event.topic, key: event.key });
      }
      await database.$executeRawUnsafe("SELECT pg_notify($1, $2)", liveChannel, payload);
    },
  };
}
