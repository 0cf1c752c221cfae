import {
  type Authorised,
  can,
  type Permission,
  type Place,
  type Viewer,
  type Viewers,
} from "@greenroom/core/access";

interface OpenStream {
  readonly may: Authorised<Permission>;
  readonly place: Place | undefined;
  readonly ending: AbortController;
}

/** What is being streamed to whom. A request is judged once, when it comes; a stream goes on for hours, so the right to
 * it is asked for again while it is open. */
export class OpenStreams {
  readonly #open = new Set<OpenStream>();

  /** @param closed by the reader
   * @param place of what is streamed; anywhere, where it is left out
   * @returns aborts when the reader closes, or with the first look at which the right to it is another */
  until(may: Authorised<Permission>, closed: AbortSignal, place?: Place): AbortSignal {
    const stream = { may, place, ending: new AbortController() };
    this.#open.add(stream);
    const forget = () => this.#open.delete(stream);
    closed.addEventListener("abort", forget, { once: true });
    if (closed.aborted) forget();
    return AbortSignal.any([closed, stream.ending.signal]);
  }

  /** Ends the streams of whose session ended, whose token was revoked or expired, and who was disabled, was removed or
   * holds other roles since: by those the stream chose what to tell. A reader with a right to it asks again. */
  async look(viewers: Pick<Viewers, "behind">): Promise<void> {
    const open = [...this.#open];
    const asked = new Set(open.flatMap(({ may }) => may.viewer.credential ?? []));
    const now = asked.size === 0 ? new Map<never, Viewer>() : await viewers.behind([...asked]);
    for (const stream of open) {
      const { credential } = stream.may.viewer;
      const viewer = credential && now.get(credential);
      if (viewer && goesOn(stream, viewer)) continue;
      this.#open.delete(stream);
      stream.ending.abort();
    }
  }
}

function goesOn({ may, place }: OpenStream, viewer: Viewer): boolean {
  return (
    can(viewer, may.permission, place) && JSON.stringify(viewer.grants) === JSON.stringify(may.viewer.grants)
  );
}
