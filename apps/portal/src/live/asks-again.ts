import type { Query, QueryClient } from "@tanstack/react-query";

/** Makes queries old, so that those which somebody looks at are asked again. An answer that is on its way may have been
 * read before what made it old: it is let through, and asked for once more behind it. Many events in a row are two
 * questions then, and none is cancelled for ever. */
export class AsksAgain {
  readonly #client: QueryClient;
  readonly #onceMore = new Set<Query>();

  constructor(client: QueryClient) {
    this.#client = client;
  }

  /** @returns stops it */
  start(): () => void {
    return this.#client.getQueryCache().subscribe(({ type, query }) => {
      if (type === "removed") this.#onceMore.delete(query);
      else if (query.state.fetchStatus === "idle" && this.#onceMore.delete(query)) this.#makeOld(query);
    });
  }

  askAgain(isOld: (query: Query) => boolean): void {
    for (const query of this.#client.getQueryCache().getAll()) {
      if (!isOld(query)) continue;
      if (query.state.fetchStatus === "fetching") this.#onceMore.add(query);
      else this.#makeOld(query);
    }
  }

  #makeOld({ queryKey }: Query): void {
    void this.#client.invalidateQueries({ queryKey, exact: true });
  }
}
