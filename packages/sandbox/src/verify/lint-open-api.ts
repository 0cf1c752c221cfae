/** Has Redocly judge the OpenAPI document that the contracts make; needs no network. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { runCommand } from "./command.ts";

const root = process.cwd();
const routes = join(root, "apps/portal/bin/routes.ts");
const directory = mkdtempSync(join(tmpdir(), "greenroom-open-api-"));
const document = join(directory, "openapi.json");
try {
  const { stdout } = await execa(process.execPath, [routes, "openapi"], { cwd: root });
  writeFileSync(document, stdout);
  const { passed, output } = await runCommand({
    title: "redocly",
    file: "redocly",
    args: ["lint", document, "--config", join(root, "redocly.yaml"), "--lint-config", "error"],
    // Neither tells its maker that it ran nor asks whether there is a newer one.
    env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  if (!passed) console.error(output);
  process.exitCode = passed ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
