import { renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** How long the parts of a start took. */
export const partTimesSchema = z.object({
  /** Until the portal answered, in seconds since the process began. */
  portalSeconds: z.number().nullable(),
  /** Until everything was live or had failed. */
  allSeconds: z.number().nullable(),
  /** In the order in which they ended; some run beside each other. */
  parts: z.array(z.object({ name: z.string(), fromSeconds: z.number(), tookSeconds: z.number() })),
});
export type PartTimesFile = z.infer<typeof partTimesSchema>;

/** Measures the parts of a start and keeps what it measured in a file: who finds a start slow sees which part is. */
export class PartTimes {
  readonly #file: string;
  readonly #now: () => number;
  #times: PartTimesFile = { portalSeconds: null, allSeconds: null, parts: [] };

  /** @param now milliseconds since the process began */
  constructor(file: string, now: () => number = () => performance.now()) {
    this.#file = file;
    this.#now = now;
  }

  /** Measures a part, also one that fails. */
  async of<Value>(name: string, work: () => Promise<Value> | Value): Promise<Value> {
    const from = this.#now();
    try {
      return await work();
    } finally {
      const part = { name, fromSeconds: inSeconds(from), tookSeconds: inSeconds(this.#now() - from) };
      this.#write({ ...this.#times, parts: [...this.#times.parts, part] });
    }
  }

  portalAnswers(): void {
    this.#write({ ...this.#times, portalSeconds: inSeconds(this.#now()) });
  }

  allIsLive(): void {
    this.#write({ ...this.#times, allSeconds: inSeconds(this.#now()) });
  }

  #write(times: PartTimesFile): void {
    this.#times = times;
    writeFileSync(`${this.#file}.next`, JSON.stringify(times));
    renameSync(`${this.#file}.next`, this.#file);
  }
}

function inSeconds(ms: number): number {
  return Math.round(ms / 10) / 100;
}
