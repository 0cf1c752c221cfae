import { renameSync, writeFileSync } from "node:fs";
import type { PlatformStatus, PreparationStep } from "@greenroom/core/platform";

export type StepId = "tools" | "cluster" | "monitoring" | "workloads";

const labels: Record<StepId, string> = {
  tools: "Tools",
  cluster: "Cluster",
  monitoring: "Monitoring",
  workloads: "go-demo",
};

/** What, why and what to do: the three lines of every failure people see. */
export type Failure = NonNullable<PreparationStep["failure"]>;

/** Keeps the progress of the embedded parts and writes it where the portal reads it. */
export class StatusFile {
  readonly #file: string;
  readonly #onChange: (step: PreparationStep) => void;
  readonly #steps: Map<StepId, PreparationStep>;
  #visitors: PlatformStatus["visitors"] = null;

  constructor(file: string, ids: readonly StepId[], onChange: (step: PreparationStep) => void) {
    this.#file = file;
    this.#onChange = onChange;
    this.#steps = new Map(
      ids.map((id) => [
        id,
        {
          id,
          label: labels[id],
          state: "waiting",
          percent: 0,
          detail: "",
          startedAt: null,
          finishedAt: null,
          failure: null,
        },
      ]),
    );
    this.#write();
  }

  /** Says that requests are sent to what runs. */
  visited(visitors: NonNullable<PlatformStatus["visitors"]>): void {
    this.#visitors = visitors;
    this.#write();
  }

  /** @param percent 0–100; a smaller one than before is ignored, so that progress never falls */
  progress(id: StepId, percent: number, detail: string): void {
    this.#change(id, (step) => ({
      ...step,
      state: "running",
      percent: Math.min(100, Math.max(step.percent, Math.floor(percent))),
      detail,
      startedAt: step.startedAt ?? now(),
      finishedAt: null,
      failure: null,
    }));
  }

  ready(id: StepId, detail = ""): void {
    this.#change(id, (step) => ({
      ...step,
      state: "ready",
      percent: 100,
      detail,
      startedAt: step.startedAt ?? now(),
      finishedAt: now(),
      failure: null,
    }));
  }

  fail(id: StepId, failure: Failure): void {
    this.#change(id, (step) => ({ ...step, state: "failed", finishedAt: now(), failure }));
  }

  steps(): readonly PreparationStep[] {
    return [...this.#steps.values()];
  }

  #change(id: StepId, update: (step: PreparationStep) => PreparationStep): void {
    const step = this.#steps.get(id);
    if (!step) throw new RangeError(`no step ${id}`);
    const changed = update(step);
    this.#steps.set(id, changed);
    this.#write();
    this.#onChange(changed);
  }

  #write(): void {
    const status: PlatformStatus = {
      updatedAt: now(),
      visitors: this.#visitors,
      steps: [...this.steps()],
    };
    // Renamed into place: a reader never sees half a file.
    writeFileSync(`${this.#file}.next`, JSON.stringify(status));
    renameSync(`${this.#file}.next`, this.#file);
  }
}

function now(): string {
  return new Date().toISOString();
}
