import "server-only";
import { componentChanges } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
import type { ModelRevisions, PlatformModel } from "@greenroom/core/risks";
import { portal } from "#portal/composition/portal.ts";
import type { RevisionChanges } from "../history/history-entries.ts";

const revisionsRead = 10;
const pairsKept = 64;

type Changes = RevisionChanges["components"];

/** Revisions never change, so neither does what lies between two of them; null = one cannot be read any more. */
const known = new Map<string, Promise<Changes | null>>();

/** What the newest revisions of the model changed, newest first.
 * @returns with what is missing, in sentences */
export async function modelHistory(): Promise<{
  readonly changes: readonly RevisionChanges[];
  readonly gaps: readonly string[];
}> {
  const { log, architecture } = portal();
  try {
    const revisions = await architecture.revisions.list();
    const read = readOnce(architecture.revisions);
    const changes: RevisionChanges[] = [];
    let unreadable = 0;
    // One after the other: each reads dozens of files, and the newest are known to the next reader soonest.
    for (const [index, revision] of revisions.slice(0, revisionsRead).entries()) {
      const before = revisions[index + 1]?.revision ?? null;
      const components = await changesBetween(before, revision.revision, read);
      if (components) changes.push({ revision, before, components });
      else unreadable += 1;
    }
    return {
      changes,
      gaps: unreadable === 0 ? [] : ["Some older revisions of the model can no longer be read."],
    };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log.warn({ err: error }, "the model's past could not be read");
    return { changes: [], gaps: ["Git does not answer: changes of the model are missing."] };
  }
}

function changesBetween(
  before: string | null,
  after: string,
  read: (revision: string) => Promise<PlatformModel | null>,
): Promise<Changes | null> {
  const pair = `${before ?? ""}..${after}`;
  const kept = known.get(pair);
  if (kept) return kept;
  const reading = compare().catch((error: unknown) => {
    known.delete(pair);
    throw error;
  });
  known.set(pair, reading);
  const [oldest] = known.keys();
  if (known.size > pairsKept && oldest !== undefined) known.delete(oldest);
  return reading;

  async function compare() {
    const later = await read(after);
    const earlier = before === null ? null : await read(before);
    if (!later || (before !== null && !earlier)) return null;
    return componentChanges(earlier?.architecture ?? null, later.architecture);
  }
}

/** Each revision is one side of two pairs. */
function readOnce(revisions: ModelRevisions): (revision: string) => Promise<PlatformModel | null> {
  const models = new Map<string, Promise<PlatformModel | null>>();
  return (revision) => {
    const model = models.get(revision) ?? revisions.read(revision);
    models.set(revision, model);
    return model;
  };
}
