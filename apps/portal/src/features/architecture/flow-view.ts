import type { Dependency } from "@greenroom/core/architecture";
import type { DiagramPage, DrawnDiagram, Named } from "./architecture-view.ts";

export interface FlowStepView {
  readonly from: Named;
  readonly to: Named;
  readonly message: string;
  readonly isReply: boolean;
  readonly mode: Dependency["mode"] | null;
  readonly timeoutMs: number | null;
  /** What it adds to the longest wait; null = it adds nothing by itself. */
  readonly countsMs: number | null;
  readonly onFailure: string | null;
}

export interface FlowPage extends Named {
  readonly requirements: readonly Named[];
  readonly budgetMs: number | null;
  readonly waitMs: number;
  readonly unbounded: number;
  readonly steps: readonly FlowStepView[];
  readonly failures: readonly string[];
  readonly sequence: DrawnDiagram;
  readonly diagram: DiagramPage;
}
