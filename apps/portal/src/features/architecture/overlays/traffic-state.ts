import type { TrafficReading } from "@greenroom/core/architecture";

/** What the traffic overlay needs. */
export interface TrafficState {
  /** Null = never read. */
  readonly reading: TrafficReading | null;
  /** The newest reading is older than the next one should be. */
  readonly isStale: boolean;
}
