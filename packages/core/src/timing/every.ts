/** Does the work again and again, never twice at a time: a round that is still under way lets the next one pass. The
 * first round comes after one interval.
 * @param work gets a signal that aborts when it is stopped
 * @param onError a failed round does not end the next ones
 * @returns ends it, and waits for a round that is under way */
export function every(
  intervalMs: number,
  work: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= work(stopping.signal)
      .catch(onError)
      .finally(() => {
        round = null;
      });
  }, intervalMs);
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await round;
  };
}
