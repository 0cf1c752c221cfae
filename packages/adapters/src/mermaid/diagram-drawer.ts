import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { DiagramDrawer, DiagramView } from "@greenroom/core/architecture";
import { LRUCache } from "lru-cache";
import PQueue from "p-queue";
import { createDrawingProcess } from "./drawing-process.ts";

const drawingsMax = 300;
const asked = 1;
const ahead = 0;

/** Lays diagrams out with Mermaid and ELK in a process of its own, one at a time, and keeps what was drawn.
 * @param from a folder of the process's own package, from where the drawing process's code is found */
export function createDiagramDrawer(
  from: string,
  { endsAfterIdleMs = 10_000 }: { readonly endsAfterIdleMs?: number } = {},
): DiagramDrawer & { close(): void } {
  const script = createRequire(join(from, "package.json")).resolve(
    "@greenroom/adapters/mermaid/drawing-process",
  );
  const drawings = new LRUCache<string, Promise<string>>({ max: drawingsMax });
  const queue = new PQueue({ concurrency: 1 });
  const engine = createDrawingProcess(script, endsAfterIdleMs);

  function draw(text: string, view: DiagramView | null, priority: number): Promise<string> {
    const key = createHash("sha256")
      .update(JSON.stringify([text, view]))
      .digest("base64url");
    const known = drawings.get(key);
    if (known) {
      if (priority === asked) raise(key);
      return known;
    }
    const drawn = queue.add(() => engine.draw(text, view), { priority, id: key });
    drawings.set(key, drawn);
    // A failure may be the process's, so it is not kept.
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
    close() {
      queue.clear();
      engine.end();
    },
  };
}
