import type { LiveNotifier } from "@greenroom/core/live";
import type { RunId, RunLog, RunPhase } from "@greenroom/core/runs";

const flushMs = 200;

export interface RunLogWriter {
  readonly write: (text: string) => void;
  /** Waits until everything is stored. */
  end(): Promise<void>;
}

/** Collects a phase's log into chunks, stores them in order and tells whoever follows. */
export function createRunLogWriter(
  { runLog, live }: { readonly runLog: RunLog; readonly live: LiveNotifier },
  runId: RunId,
  phase: RunPhase,
  onError: (error: unknown) => void,
): RunLogWriter {
  let pending = "";
  let offset = 0;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  async function store(text: string, at: number): Promise<void> {
    await runLog.append(runId, phase, at, text);
    await live.notify({ topic: "run-logs", key: `${runId}/${phase}` });
  }
  function flush(): void {
    timer = undefined;
    if (pending === "") return;
    const text = pending;
    const at = offset;
    pending = "";
    offset += Buffer.byteLength(text);
    // A log that cannot be stored must not stop an apply half way.
    last = last.then(() => store(text, at)).catch(onError);
  }
  return {
    write(text) {
      pending += text;
      timer ??= setTimeout(flush, flushMs);
    },
    async end() {
      clearTimeout(timer);
      flush();
      await last;
    },
  };
}
