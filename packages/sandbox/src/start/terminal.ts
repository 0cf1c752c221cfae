import { styleText } from "node:util";
import type { PreparationStep } from "@greenroom/core/platform";
import type { Failure } from "./status-file.ts";

/** A log gets at most one line of progress in this time. */
const lineEveryMs = 1_000;

/** Prints progress: in a terminal one live line per part, in a log a line when something changed, at most one a
 * second. What is ready or failed is always printed. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  readonly #startedAtMs = performance.now();
  /** Parts that are being prepared, as they were told last. */
  readonly #running = new Map<string, PreparationStep>();
  /** What a log says of each part so far. */
  readonly #logged = new Map<string, string>();
  #liveLines = 0;
  #lastLineAtMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  line(text: string): void {
    this.#clear();
    this.#stream.write(`${text}\n`);
    this.#draw();
  }

  /** Lines in a frame, for what must not be overlooked. */
  box(title: string, lines: readonly string[]): void {
    this.line(["", styleText("bold", `── ${title}`), ...lines.map((text) => `   ${text}`), ""].join("\n"));
  }

  failure({ what, why, remedy }: Failure): void {
    this.line(`\n${styleText("red", "✖")} ${what}\n  ${why}\n  → ${remedy}\n`);
  }

  step(step: PreparationStep): void {
    if (step.state === "waiting") return;
    if (step.state === "running") {
      this.#running.set(step.id, step);
      if (this.#stream.isTTY) {
        this.#clear();
        this.#draw();
      } else this.#logSoon();
      return;
    }
    this.#clear();
    this.#running.delete(step.id);
    if (step.state === "failed" && step.failure) this.failure(step.failure);
    if (step.state === "ready")
      this.line(
        `${styleText("green", "✔")} ${step.label} ready ${styleText("dim", `${step.detail} ${this.#elapsed()}`)}`,
      );
  }

  #logSoon(): void {
    if (this.#timer) return;
    const waitMs = Math.max(0, this.#lastLineAtMs + lineEveryMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const changed = [...this.#running.values()].filter(
        (step) => this.#logged.get(step.id) !== milestoneOf(step),
      );
      const [first] = changed;
      if (!first) return;
      this.#logged.set(first.id, milestoneOf(first));
      // The one that was told longest ago comes next.
      this.#running.delete(first.id);
      this.#running.set(first.id, first);
      this.#lastLineAtMs = performance.now();
      this.#stream.write(`${this.#textOf(first)}\n`);
      if (changed.length > 1) this.#logSoon();
    }, waitMs).unref();
  }

  #clear(): void {
    if (this.#liveLines > 0) this.#stream.write(`\r\u001b[${this.#liveLines}A\u001b[0J`);
    this.#liveLines = 0;
  }

  #draw(): void {
    if (!this.#stream.isTTY) return;
    const lines = [...this.#running.values()].map(
      (step) => `${this.#textOf(step).slice(0, this.#stream.columns - 1)}\n`,
    );
    this.#stream.write(lines.join(""));
    this.#liveLines = lines.length;
  }

  #textOf({ label, detail, percent }: PreparationStep): string {
    return `• ${label}: ${detail}, ${percent} % ${this.#elapsed()}`;
  }

  #elapsed(): string {
    const seconds = Math.round((performance.now() - this.#startedAtMs) / 1000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
}

/** What makes a line of a log worth another one: what is done, and each ten percent of it. */
function milestoneOf({ detail, percent }: PreparationStep): string {
  return `${detail} ${Math.floor(percent / 10)}`;
}
