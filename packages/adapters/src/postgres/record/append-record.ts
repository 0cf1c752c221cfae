import type { RecordEntry, RecordFacts } from "@greenroom/core/record";
import type { DatabaseTransaction } from "../database.ts";
import { Prisma } from "../generated/client.ts";

/** Puts on record what the transaction changes: both stand or neither does. What a token did carries its name, and
 * what somebody said with a change stands at everything that follows from it. */
export async function appendRecord(
  transaction: DatabaseTransaction,
  { cause, subject, ...entry }: RecordEntry,
): Promise<void> {
  const after = cause.token === undefined ? (entry.after ?? null) : { ...entry.after, token: cause.token };
  await transaction.recordEntry.createMany({
    data: {
      actorId: cause.actor?.id ?? null,
      actorName: cause.actor?.name ?? null,
      requestId: cause.requestId,
      action: entry.action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      environment: entry.environment ?? null,
      service: entry.service ?? null,
      reason: storable(entry.reason || cause.comment || null),
      before: storableFacts(entry.before ?? null),
      after: storableFacts(after),
    },
  });
}

/** Postgres holds neither NUL nor half a surrogate pair; a change must not fail over either. */
function storable(text: string): string;
function storable(text: string | null): string | null;
function storable(text: string | null): string | null {
  return text && text.replaceAll("\0", "\uFFFD").toWellFormed();
}

function storableFacts(facts: RecordFacts | null) {
  if (facts === null) return Prisma.DbNull;
  const json = JSON.stringify(facts, (_, value: unknown) =>
    typeof value === "string" ? storable(value) : value,
  );
  return JSON.parse(json) as Prisma.InputJsonObject;
}
