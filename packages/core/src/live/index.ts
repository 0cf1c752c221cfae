/** The slices whose data changes while someone looks at it. */
export const liveTopics = [
  "runs",
  // Apart from "runs": a growing log changes nothing that a list of runs shows.
  "run-logs",
  "promotions",
  "rollouts",
  "releases",
  "environments",
  "architecture",
  "risks",
  "platform",
] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** Something changed: which slice, which thing in it, and (small, public) what it is now. A reader without
 * `data` fetches the thing again; a missed event is therefore never a lost fact. */
export interface LiveEvent {
  readonly topic: LiveTopic;
  readonly key: string;
  readonly data?: unknown;
}

/** Without a parser of schemas: every page reads events.
 * @returns null = the text is no event, and whoever reads it should fetch everything again */
export function parseLiveEvent(text: string): LiveEvent | null {
  try {
    const read: unknown = JSON.parse(text);
    return isLiveEvent(read) ? read : null;
  } catch {
    return null;
  }
}

function isLiveEvent(read: unknown): read is LiveEvent {
  return (
    typeof read === "object" &&
    read !== null &&
    "topic" in read &&
    liveTopics.some((topic) => topic === read.topic) &&
    "key" in read &&
    typeof read.key === "string"
  );
}

/** Tells every portal replica, at most once and without order between keys. */
export interface LiveNotifier {
  notify(event: LiveEvent): Promise<void>;
}
