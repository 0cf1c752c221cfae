import type { LiveTopic } from "@greenroom/core/live";

interface Cursor {
  /** Which process tells, and to whom: only of the same one can places be compared. */
  readonly source: string;
  readonly at: number;
}

function parse(cursor: string | null): Cursor | null {
  if (cursor === null) return null;
  const dot = cursor.lastIndexOf(".");
  const at = Number(cursor.slice(dot + 1));
  return dot > 0 && Number.isSafeInteger(at) ? { source: cursor.slice(0, dot), at } : null;
}

/** What a browser has heard of the stream of events: up to where, and of which topic when last. */
export class HeardChanges {
  #source: string | null = null;
  /** Before it nothing is known. */
  #sinceAt = 0;
  #at = 0;
  readonly #changedAt = new Map<LiveTopic, number>();

  /** @param cursor where the stream stood when the page was read; null = not known */
  constructor(cursor: string | null) {
    this.missed(cursor);
  }

  /** From where the stream is to go on; null = from its end. */
  get cursor(): string | null {
    return this.#source === null ? null : `${this.#source}.${this.#at}`;
  }

  /** The stream has told everything up to there.
   * @param topic what it told of at last; null = nothing new */
  heard(cursor: string, topic: LiveTopic | null): void {
    const parsed = parse(cursor);
    if (parsed === null || parsed.source !== this.#source) return this.missed(cursor);
    this.#at = Math.max(this.#at, parsed.at);
    if (topic !== null) this.#changedAt.set(topic, this.#at);
  }

  /** Anything may have happened up to there. */
  missed(cursor: string | null): void {
    const parsed = parse(cursor);
    this.#source = parsed?.source ?? null;
    this.#sinceAt = this.#at = parsed?.at ?? 0;
    this.#changedAt.clear();
  }

  /** Whether one of the topics has changed since something was read, as far as is known; what comes later is told.
   * @param readAt where the stream stood before */
  hasChangedSince(readAt: string | null, topics: readonly LiveTopic[]): boolean {
    if (topics.length === 0) return false;
    const read = parse(readAt);
    if (read === null || read.source !== this.#source || read.at < this.#sinceAt) return true;
    return topics.some((topic) => (this.#changedAt.get(topic) ?? 0) > read.at);
  }
}
