import type { Topic } from "@greenroom/core/architecture";
import type { Named } from "./architecture-view.ts";

/** A component that can be gone to. */
export interface TopicPart extends Named {
  readonly zone: string;
}

export interface TopicReader extends TopicPart {
  readonly purpose: string;
  readonly idempotencyKey: string | null;
  readonly deadLetters: string | null;
  readonly stalenessBudgetSeconds: number | null;
}

export interface TopicSummary
  extends Pick<Topic, "id" | "name" | "description" | "schema" | "key" | "retention" | "data"> {
  readonly ownerName: string;
  readonly carrier: TopicPart;
  /** The store whose log is relayed; null = its publisher states the fact itself. */
  readonly source: TopicPart | null;
  readonly publishers: readonly TopicPart[];
  readonly consumers: readonly TopicReader[];
  readonly partitions: number | null;
  /** Its own words, or else the carrier's; null = nobody says. */
  readonly erasure: string | null;
}
