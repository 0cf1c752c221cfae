import { stripVTControlCharacters } from "node:util";

/** Words of a start that are no progress: addresses, the frame at the end, what was ready. */
const wordsMax = 30;

/** Why the log of a start without a terminal is too long, or says something twice; null when it is neither.
 * @param seconds until everything was live */
export function logFault(printed: string, seconds: number): string | null {
  const lines = stripVTControlCharacters(printed)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const most = Math.ceil(seconds) + wordsMax;
  if (lines.length > most)
    return `${lines.length} lines in ${Math.ceil(seconds)} s; at most ${most} were expected`;
  const progress = lines.filter((line) => line.startsWith("•"));
  const repeated = progress.find((line, index) => line === progress[index - 1]);
  return repeated === undefined ? null : `it says twice: ${repeated}`;
}

/** What Node warned of in the log of a process; a warning is a fault of ours until it is looked at. */
export function warningsIn(log: string): readonly string[] {
  return log.split("\n").filter((line) => /^\(node:\d+\) .*Warning: /.test(line));
}
