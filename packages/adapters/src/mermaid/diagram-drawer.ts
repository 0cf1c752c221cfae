import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { DiagramDrawer, DiagramView } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
import { LRUCache } from "lru-cache";
import PQueue from "p-queue";
import type { DrawingAnswer } from "./thread/messages.ts";

const drawingsMax = 300;
const answersWithinMs = 30_000;
const asked = 1;
const ahead = 0;

/** Lays diagrams out with Mermaid and ELK in a thread of its own, one at a time, and keeps what was drawn. The thread
 * starts with the first diagram, and anew after one that did not end.
 * @param from a folder of the process's own package, from where the thread's code is found */
export function createDiagramDrawer(from: string): DiagramDrawer & { close(): Promise<void> } {
  const script = createRequire(join(from, "package.json")).resolve("@greenroom/adapters/mermaid/thread");
  const drawings = new LRUCache<string, Promise<string>>({ max: drawingsMax });
  const queue = new PQueue({ concurrency: 1 });
  let thread: Worker | null = null;
  let requests = 0;

  function start(): Worker {
    // A text that takes more ends its thread, not the portal.
    const started = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    started.unref();
    // It may die while nobody waits for it: that ends neither this process nor the next drawing.
    const forget = () => {
      if (thread === started) thread = null;
    };
    started.on("error", forget).on("exit", forget);
    thread = started;
    return started;
  }

  function request(text: string, view: DiagramView | null): Promise<string> {
    const worker = thread ?? start();
    requests += 1;
    const id = requests;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onLost).off("exit", onLost);
      };
      const onMessage = (answer: DrawingAnswer) => {
        if (answer.id !== id) return;
        end();
        if ("markup" in answer) resolve(answer.markup);
        else reject(failure(answer.failure));
      };
      const onLost = (reason: unknown) => {
        end();
        thread = null;
        void worker.terminate();
        reject(failure(reason instanceof Error ? reason.message : "The drawing did not end."));
      };
      const timer = setTimeout(onLost, answersWithinMs);
      worker.on("message", onMessage).on("error", onLost).on("exit", onLost);
      // To a thread, not to a window.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ id, text, view });
    });
  }

  function draw(text: string, view: DiagramView | null, priority: number): Promise<string> {
    const key = createHash("sha256")
      .update(JSON.stringify([text, view]))
      .digest("base64url");
    const known = drawings.get(key);
    if (known) {
      if (priority === asked) raise(key);
      return known;
    }
    const drawn = queue.add(() => request(text, view), { priority, id: key });
    drawings.set(key, drawn);
    // A failure may be the thread's, so it is not kept.
    drawn.catch(() => drawings.delete(key));
    return drawn;
  }

  /** Somebody waits now for what nobody did. */
  function raise(key: string): void {
    try {
      queue.setPriority(key, asked);
    } catch {
      // It is being drawn, or is drawn already.
    }
  }

  return {
    draw: (text, view) => draw(text, view, asked),
    drawAhead: (text, view) => void draw(text, view, ahead).catch(() => undefined),
    async close() {
      queue.clear();
      await thread?.terminate();
    },
  };
}

function failure(message: string): UnavailableError {
  return new UnavailableError("mermaid", `The diagram could not be drawn: ${message}`);
}
