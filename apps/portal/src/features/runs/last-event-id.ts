import { type DomainError, err, ok, type Result } from "@greenroom/core/result";

/** A log's offsets, and the next one, are kept in 32 bits. */
const offsetMax = 2 ** 31 - 2;

/** The offset of the last chunk that a log's reader has, from the header by which a browser says it.
 * @param header null = not sent
 * @returns -1 = none */
export function readLastEventId(header: string | null): Result<number, DomainError<"invalid_input">> {
  if (header === null || header === "") return ok(-1);
  const offset = Number(header);
  return /^\d+$/.test(header) && offset <= offsetMax
    ? ok(offset)
    : err({
        code: "invalid_input",
        field: "Last-Event-ID",
        message: "Last-Event-ID should be the id of an event of this log.",
        remedy: "Leave it out to read from the beginning.",
      });
}
