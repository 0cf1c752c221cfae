import type { LiveEvent } from "@greenroom/core/live";

export interface LiveClient {
  send(event: LiveEvent): void;
  resync(): void;
}

/** Hands every event to every open stream of this process. */
export class LiveHub {
  readonly #clients = new Set<LiveClient>();

  get clientCount(): number {
    return this.#clients.size;
  }

  /** @returns a function that takes the client away */
  add(client: LiveClient): () => void {
    this.#clients.add(client);
    return () => this.#clients.delete(client);
  }

  publish(event: LiveEvent): void {
    for (const client of this.#clients) client.send(event);
  }

  /** Events may have been missed: every reader fetches again. */
  resync(): void {
    for (const client of this.#clients) client.resync();
  }
}
