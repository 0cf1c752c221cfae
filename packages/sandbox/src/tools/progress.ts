import type { PreparationProgress } from "../host/index.ts";

/** One step of a preparation; its weight is the time it takes, in any unit. */
export interface WeightedStep {
  readonly id: string;
  readonly weight: number;
}

/** Adds steps up to one percentage that never falls and reaches 100 only when every step is done. */
export class WeightedProgress {
  readonly #weights: ReadonlyMap<string, number>;
  readonly #report: (progress: PreparationProgress) => void;
  readonly #now: () => number;
  readonly #startedAtMs: number;
  readonly #ratios = new Map<string, number>();
  #percent = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    steps: readonly WeightedStep[],
    report: (progress: PreparationProgress) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#weights = new Map(steps.map(({ id, weight }) => [id, weight]));
    this.#report = report;
    this.#now = now;
    this.#startedAtMs = now();
  }

  /** @param ratio done of this step, 0–1; a smaller one than before is ignored */
  advance(id: string, ratio: number, label: string): void {
    if (!this.#weights.has(id)) throw new RangeError(`no step ${id}`);
    const clamped = Math.min(1, Math.max(0, ratio));
    this.#ratios.set(id, Math.max(clamped, this.#ratios.get(id) ?? 0));
    this.#percent = Math.max(this.#percent, this.#total());
    const elapsedSeconds = (this.#now() - this.#startedAtMs) / 1000;
    this.#report({ percent: this.#percent, label, elapsedSeconds });
  }

  #total(): number {
    let done = 0;
    let all = 0;
    let complete = true;
    for (const [id, weight] of this.#weights) {
      const ratio = this.#ratios.get(id) ?? 0;
      done += ratio * weight;
      all += weight;
      complete &&= ratio === 1;
    }
    if (complete) return 100;
    return all === 0 ? 0 : Math.min(99.9, (100 * done) / all);
  }
}
