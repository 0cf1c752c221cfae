import { randomUUID } from "node:crypto";
import type { LiveEvent } from "@greenroom/core/live";

export interface LiveClient {
  /** @param at where the stream stands with it */
  send(event: LiveEvent, at: number): void;
  resync(): void;
}

interface Told {
  readonly at: number;
  readonly event: LiveEvent;
}

/** How many things' last events are kept for readers that come after them. */
const rememberedMax = 1_000;

/** Hands every event to every open stream of this process, and remembers the last one of each thing, so that a reader
 * who comes later goes on from what it has read. */
export class LiveHub {
  readonly #clients = new Set<LiveClient>();
  // Another process counts by itself, and so does this one's next start.
  readonly #id = randomUUID();
  readonly #remembered = new Map<string, Told>();
  #at = 0;
  #forgottenAt = 0;

  get clientCount(): number {
    return this.#clients.size;
  }

  /** Where the stream stands, for `since`. Taken before something is read, it is from where that has to be followed.
   * @param rights what the reader may hear; with other rights it has read something else
   * @param at a number that was sent; the last one, where it is left out */
  cursor(rights: string, at = this.#at): string {
    return `${this.#id}-${rights}.${at}`;
  }

  /** The last event of each thing that something happened to since then, in order.
   * @returns null = that is not known, so everything has to be read again */
  since(cursor: string, rights: string): readonly Told[] | null {
    const at = Number(cursor.slice(cursor.lastIndexOf(".") + 1));
    if (!Number.isSafeInteger(at) || cursor !== this.cursor(rights, at)) return null;
    if (at < this.#forgottenAt || at > this.#at) return null;
    return [...this.#remembered.values()].filter((told) => told.at > at);
  }

  /** @returns a function that takes the client away */
  add(client: LiveClient): () => void {
    this.#clients.add(client);
    return () => this.#clients.delete(client);
  }

  publish(event: LiveEvent): void {
    const at = ++this.#at;
    const thing = `${event.topic}/${event.key}`;
    // Taken out first: a map keeps the place of a key that it has.
    this.#remembered.delete(thing);
    this.#remembered.set(thing, { at, event });
    this.#forgetOldest();
    for (const client of this.#clients) client.send(event, at);
  }

  /** Events may have been missed: every reader fetches again. */
  resync(): void {
    this.#forgottenAt = ++this.#at;
    this.#remembered.clear();
    for (const client of this.#clients) client.resync();
  }

  #forgetOldest(): void {
    for (const [thing, { at }] of this.#remembered) {
      if (this.#remembered.size <= rememberedMax) return;
      this.#remembered.delete(thing);
      this.#forgottenAt = at;
    }
  }
}
