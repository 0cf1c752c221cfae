import { styleText } from "node:util";
import type { CommandOutcome } from "./command.ts";

const tailLines = 120;

/** One line per passed step; the end of the output below a failed one. */
export function formatOutcome({ title, passed, seconds, output }: CommandOutcome): string {
  const mark = passed ? styleText("green", "✔") : styleText("red", "✖");
  const line = `${mark} ${title} ${styleText("dim", `${seconds.toFixed(1)} s`)}`;
  if (passed) return line;
  const lines = output.trimEnd().split("\n");
  const tail = lines.slice(-tailLines);
  const cut = lines.length > tail.length ? [`… ${lines.length - tail.length} lines before`] : [];
  return [line, ...[...cut, ...tail].map((text) => `    ${text}`)].join("\n");
}
