import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-postgres.ts";

/** Global setup of the integration tests: one server for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-test-"));
  chmodSync(directory, 0o711);
  const server = await startPostgres({
    dataDir: join(directory, "postgres"),
    log: () => undefined,
    durable: false,
  });
  project.provide("postgresUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
