import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temporaryDirectory } from "./environment-variables.ts";

const directory = mkdtempSync(join(tmpdir(), "greenroom-sockets-"));
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ["a short path: the run's own", "run", true],
  ["a checkout deep in somebody's home: the system's", `home/${"a-long-name/".repeat(8)}run`, false],
])("a provider's socket can be made where it is told to, of %s", async (_what, path, isOwn) => {
  const home = join(directory, path);
  mkdirSync(home, { recursive: true });
  const chosen = temporaryDirectory(home);
  expect(chosen === home).toBe(isOwn);
  const server = createServer().listen(join(chosen, `plugin${process.pid}`));
  await once(server, "listening");
  await new Promise((resolve) => server.close(resolve));
});
