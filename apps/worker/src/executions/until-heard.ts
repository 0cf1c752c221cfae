import { setTimeout as delay } from "node:timers/promises";
import { executionTiming } from "@greenroom/core/executions";

/** What has been done should be known: a database that is away for a moment is told again, for as long as nobody else
 * may speak for the execution. What is told may be told twice. */
export async function untilHeard<T>(tell: () => Promise<T>): Promise<T> {
  const untilMs = performance.now() + executionTiming.ownStopSeconds * 1000;
  for (;;) {
    try {
      return await tell();
    } catch (error) {
      if (performance.now() > untilMs) throw error;
      await delay(executionTiming.heartbeatSeconds * 1000);
    }
  }
}
