import type { Environment } from "@greenroom/core/environments";
import type { Promotion, PromotionPorts, PromotionReport } from "@greenroom/core/promotions";
import type { Release } from "@greenroom/core/releases";
import type { WorkloadWriter } from "@greenroom/core/rollouts";
import type { PromotedService } from "@greenroom/core/services";

export interface Ending {
  readonly status: "succeeded" | "failed" | "errored" | "aborted";
  readonly outcome: string;
}

/** Thrown by a step that ends the whole promotion. */
export class PromotionEnding extends Error {
  override readonly name = "PromotionEnding";
  readonly ending: Ending;
  constructor(status: Ending["status"], outcome: string) {
    super(outcome);
    this.ending = { status, outcome };
  }
}

export interface StepContext {
  readonly ports: PromotionPorts & { readonly writer: WorkloadWriter };
  readonly promotion: Promotion;
  /** What is promoted. */
  readonly service: PromotedService;
  readonly target: Environment;
  readonly signal: AbortSignal;
  /** Before a step does anything it says that it starts: from then on somebody's abort comes too late for it.
   * @throws when the report is refused: the worker has nothing more to do */
  record(report: PromotionReport): Promise<Promotion>;
}

/** What the apply left behind, which the later steps look for. */
export interface Applied {
  readonly generation: number;
  readonly image: Release;
}
