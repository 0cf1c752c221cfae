import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createDiagramDrawer } from "./diagram-drawer.ts";

/** Answers with the text itself; after "last words" it dies by a rejection that nobody handles. */
const thread = `import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ id, text }) => {
  parentPort.postMessage({ id, markup: text });
  if (text === "last words") setTimeout(() => void Promise.reject(new Error("forgotten")), 10);
});`;

test("a thread that dies while nobody waits ends nothing, and the next drawing has another one", async () => {
  const from = mkdtempSync(join(tmpdir(), "greenroom-thread-"));
  const own = join(from, "node_modules/@greenroom/adapters");
  mkdirSync(own, { recursive: true });
  writeFileSync(join(from, "package.json"), "{}");
  writeFileSync(
    join(own, "package.json"),
    JSON.stringify({ name: "@greenroom/adapters", exports: { "./mermaid/thread": "./thread.mjs" } }),
  );
  writeFileSync(join(own, "thread.mjs"), thread);
  const drawer = createDiagramDrawer(from);
  onTestFinished(async () => {
    await drawer.close();
    rmSync(from, { recursive: true });
  });
  expect(await drawer.draw("last words", null)).toBe("last words");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await drawer.draw("next", null)).toBe("next");
});
