import { styleText } from "node:util";
import type { PreparationStep } from "@greenroom/core/platform";
import type { Failure } from "./status-file.ts";

/** Prints progress: one line that is rewritten in a terminal, one line per ten percent in a log. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  readonly #startedAtMs = performance.now();
  #transient = false;
  #lastLogged = "";

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  line(text: string): void {
    this.#clear();
    this.#stream.write(`${text}\n`);
  }

  failure({ what, why, remedy }: Failure): void {
    this.line(`\n${styleText("red", "✖")} ${what}\n  ${why}\n  → ${remedy}\n`);
  }

  step(step: PreparationStep): void {
    switch (step.state) {
      case "waiting":
        return;
      case "running":
        return this.#running(step);
      case "ready":
        return this.line(
          `${styleText("green", "✔")} ${step.label} ready ${styleText("dim", `${step.detail} ${this.#elapsed()}`)}`,
        );
      case "failed":
        if (step.failure) this.failure(step.failure);
        return;
    }
  }

  #running(step: PreparationStep): void {
    const text = `• ${step.label}: ${step.detail}, ${step.percent} %`;
    if (this.#stream.isTTY) {
      this.#clear();
      this.#stream.write(`${text} ${styleText("dim", this.#elapsed())}`.slice(0, this.#stream.columns - 1));
      this.#transient = true;
      return;
    }
    const milestone = `${step.id} ${step.detail} ${Math.floor(step.percent / 10)}`;
    if (milestone === this.#lastLogged) return;
    this.#lastLogged = milestone;
    this.#stream.write(`${text} ${this.#elapsed()}\n`);
  }

  #clear(): void {
    if (this.#transient) this.#stream.write("\r\u001b[2K");
    this.#transient = false;
  }

  #elapsed(): string {
    const seconds = Math.round((performance.now() - this.#startedAtMs) / 1000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
}
