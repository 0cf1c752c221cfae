import { type RunStatus, runStatusFacts } from "./run-status.ts";

/** Whether Terraform is there, and its configuration where one is set. They may still be built when a worker starts. */
export type ToolReadiness =
  | { readonly isReady: true }
  /** @property waitsFor what is waited for, in a sentence for people */
  | { readonly isReady: false; readonly waitsFor: string };

/** What workers say of themselves. While none is ready runs stay pending. */
export interface WorkerReadiness {
  tell(worker: string, readiness: ToolReadiness): Promise<void>;
  /** The worker ends. */
  withdraw(worker: string): Promise<void>;
  /** What all of them wait for; null = one is ready, or none has said anything. */
  waitsFor(): Promise<string | null>;
}

/** Whether a run goes on only once a worker takes it on. */
export function waitsForWorker(status: RunStatus): boolean {
  return status === "pending" || runStatusFacts[status].queued !== null;
}
