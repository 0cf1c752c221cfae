import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createDiagramDrawer } from "./diagram-drawer.ts";

/** Answers with the text itself; after "last words" it dies by a rejection that nobody handles. */
const program = `process.on("disconnect", () => process.exit());
process.on("message", ({ id, text }) => {
  process.send({ id, markup: text });
  if (text === "last words") setTimeout(() => void Promise.reject(new Error("forgotten")), 10);
});`;

test("a process that dies while nobody waits ends nothing, and the next drawing has another one", async () => {
  const from = mkdtempSync(join(tmpdir(), "greenroom-drawing-"));
  const own = join(from, "node_modules/@greenroom/adapters");
  mkdirSync(own, { recursive: true });
  writeFileSync(join(from, "package.json"), "{}");
  writeFileSync(
    join(own, "package.json"),
    JSON.stringify({
      name: "@greenroom/adapters",
      exports: { "./mermaid/drawing-process": "./program.mjs" },
    }),
  );
  writeFileSync(join(own, "program.mjs"), program);
  const drawer = createDiagramDrawer(from);
  onTestFinished(() => {
    drawer.close();
    rmSync(from, { recursive: true });
  });
  expect(await drawer.draw("last words", null)).toBe("last words");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await drawer.draw("next", null)).toBe("next");
});
