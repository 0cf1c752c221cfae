import { type ChildProcess, fork } from "node:child_process";
import type { DiagramView } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
import type { DrawingAnswer, DrawingRequest } from "./drawing-process/messages.ts";

const answersWithinMs = 30_000;
const heapMaxMiB = 512;

export interface DrawingProcess {
  /** One at a time.
   * @throws UnavailableError with what Mermaid says against the text, or that the process was lost */
  draw(text: string, view: DiagramView | null): Promise<string>;
  end(): void;
}

/** Mermaid, ELK and a document take 250 MB and more, and what a thread of the portal takes stays the portal's. So they
 * have a process of their own: it starts with a drawing, anew after one that did not end, and ends when nothing was
 * asked of it for a while.
 * @param script its entry file */
export function createDrawingProcess(script: string, endsAfterIdleMs: number): DrawingProcess {
  let child: ChildProcess | null = null;
  let requests = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): ChildProcess {
    const { NODE_COMPILE_CACHE, NODE_ENV } = process.env;
    const started = fork(script, [], {
      // A text that takes more ends this process, not the portal.
      execArgv: [`--max-old-space-size=${heapMaxMiB}`],
      // It draws what people wrote, and needs none of the portal's secrets for it.
      env: { NODE_ENV, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) },
      serialization: "advanced",
    });
    started.unref();
    started.channel?.unref();
    // It may die while nobody waits for it: that ends neither the portal nor the next drawing.
    const forget = () => {
      if (child === started) child = null;
    };
    started.on("error", forget).on("exit", forget);
    child = started;
    return started;
  }

  function end(): void {
    clearTimeout(idle);
    // It ends by itself when nobody is there to ask.
    if (child?.connected) child.disconnect();
    child = null;
  }

  function draw(text: string, view: DiagramView | null): Promise<string> {
    clearTimeout(idle);
    const asked = child?.connected ? child : start();
    requests += 1;
    const request: DrawingRequest = { id: requests, text, view };
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        asked.off("message", onMessage).off("error", onLost).off("exit", onExit);
        idle = setTimeout(end, endsAfterIdleMs).unref();
      };
      const onMessage = (message: unknown) => {
        const answer = message as DrawingAnswer;
        if (answer.id !== request.id) return;
        settle();
        if ("markup" in answer) resolve(answer.markup);
        else reject(failure(answer.failure));
      };
      const onLost = (error?: Error | null) => {
        settle();
        if (child === asked) child = null;
        asked.kill("SIGKILL");
        reject(failure(error?.message ?? "The drawing did not end."));
      };
      const onExit = () => onLost();
      const timer = setTimeout(onLost, answersWithinMs);
      asked.on("message", onMessage).on("error", onLost).on("exit", onExit);
      asked.send(request, (error) => error && onLost(error));
    });
  }

  return { draw, end };
}

function failure(message: string): UnavailableError {
  return new UnavailableError("mermaid", `The diagram could not be drawn: ${message}`);
}
