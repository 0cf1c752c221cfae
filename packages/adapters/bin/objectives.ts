/** npm run objectives -- check|write: what services promise, and what is written from it. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readProductConfiguration } from "@greenroom/adapters/configuration";
import { ConfigurationError, inList } from "@greenroom/core/configuration";
import { objectiveRules, observabilityData, requestRules } from "@greenroom/core/objectives";

const usage = `npm run objectives -- check      every fault with file and line; what is written from them is current
npm run objectives -- write      Prometheus rules, and the data of the observability layer`;
const rulesDirectory = "packages/manifests/monitoring/base/prometheus";
const environmentsDirectory = "packages/infra/environments";

const {
  values: { config, dir },
  positionals,
} = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: "string", default: "greenroom.yaml" },
    dir: { type: "string", default: "docs/objectives" },
  },
});
process.exitCode = run(positionals);

function run([command, ...rest]: readonly string[]): number {
  if (rest.length > 0 || (command !== "check" && command !== "write")) {
    console.error(usage);
    return 2;
  }
  const written = writtenFiles();
  if (written === null) return 1;
  const stale = [...written].filter(([path, text]) => contentOf(path) !== text);
  if (command === "write") {
    for (const [path, text] of stale) writeFileSync(path, text);
    return 0;
  }
  for (const [path] of stale)
    console.error(`${path} is not what the objectives say; run: npm run objectives -- write`);
  return stale.length === 0 ? 0 : 1;
}

/** Texts by path; null when something is wrong, which was said then. */
function writtenFiles(): ReadonlyMap<string, string> | null {
  try {
    const { environments, services, faults: unread } = readProductConfiguration(config, dir);
    if (unread.length > 0) throw new ConfigurationError(config, unread.map(inList));
    const files = new Map([
      [join(rulesDirectory, "objective.rules.yml"), objectiveRules(services)],
      [join(rulesDirectory, "requests.rules.yml"), requestRules(services)],
    ]);
    const faults: string[] = [];
    for (const { id } of environments) {
      const path = join(environmentsDirectory, id, "observability.tfvars");
      if (!existsSync(path)) continue;
      const data = observabilityData(readFileSync(path, "utf8"), id, services);
      if (data.ok) files.set(path, data.value);
      else faults.push(`${path} ${data.error}`);
    }
    for (const fault of faults) console.error(fault);
    return faults.length === 0 ? files : null;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    return null;
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
