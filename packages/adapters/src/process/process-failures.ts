interface Log {
  error(fields: object, words: string): void;
  fatal(fields: object, words: string): void;
}

/** What went wrong in this process without anybody waiting for it. */
export interface ProcessFailures {
  /** How many rejections nobody handled, since the process started. */
  rejectionCount(): number;
}

/** Writes them down with their cause; called once, before anything is started.
 *
 * A rejection that nobody handled does not end the process: it is the end of one piece of work whose author forgot
 * to wait, mostly deep in a library, and ending every run, stream and watch for it makes one fault into many. What
 * must go on is owned by a loop that judges for itself whether it is alive.
 *
 * An exception that nobody caught is only written down, and what follows stays as it is (decision 0015): Node ends
 * the worker, whose memory may be half changed; Next keeps the portal.
 * @see https://nodejs.org/api/process.html#event-uncaughtexception */
export function reportProcessFailures(log: Log): ProcessFailures {
  let rejections = 0;
  process.on("unhandledRejection", (reason) => {
    rejections += 1;
    log.error({ err: reason }, "a promise was rejected and nobody handled it; the process goes on");
  });
  process.on("uncaughtExceptionMonitor", (error, origin) => {
    log.fatal({ err: error, origin }, "an exception was thrown and nobody caught it");
  });
  return { rejectionCount: () => rejections };
}
