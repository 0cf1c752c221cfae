import type { Authorised, Permission, StandingRights } from "@greenroom/core/access";

interface OpenStream {
  readonly may: Authorised<Permission>;
  readonly ending: AbortController;
}

/** What is being streamed to whom. A request is judged once, when it comes; a stream goes on for hours, so the right to
 * it is asked for again while it is open. */
export class OpenStreams {
  readonly #open = new Set<OpenStream>();

  /** @param closed by the reader
   * @returns aborts when the reader closes, or with the first look at which the viewer has lost the permission */
  until(may: Authorised<Permission>, closed: AbortSignal): AbortSignal {
    const stream = { may, ending: new AbortController() };
    this.#open.add(stream);
    const forget = () => this.#open.delete(stream);
    closed.addEventListener("abort", forget, { once: true });
    if (closed.aborted) forget();
    return AbortSignal.any([closed, stream.ending.signal]);
  }

  /** Ends the streams of who was disabled, was removed or lost the role since. */
  async look(rights: Pick<StandingRights, "among">): Promise<void> {
    const byPermission = Map.groupBy(this.#open, ({ may }) => may.permission);
    for (const [permission, streams] of byPermission) {
      const ids = [...new Set(streams.map(({ may }) => may.viewer.id))];
      const standing = await rights.among(ids, permission);
      for (const stream of streams) {
        if (standing.has(stream.may.viewer.id)) continue;
        this.#open.delete(stream);
        stream.ending.abort();
      }
    }
  }
}
