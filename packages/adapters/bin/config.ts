/** npm run config -- check: what is wrong with greenroom.yaml, and with what it speaks of. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { lookUpOutside, readProductConfiguration } from "@greenroom/adapters/configuration";
import { createClusterAccess, createSeenWorkloads, serviceAccountIn } from "@greenroom/adapters/kubernetes";
import { createPrometheusMetrics } from "@greenroom/adapters/prometheus";
import {
  ConfigurationError,
  describeNotLookedUp,
  describeStrays,
  judgeOutside,
  parseCheckSettings,
  prometheusAccessIn,
} from "@greenroom/core/configuration";

const usage = `npm run config -- check [greenroom.yaml]              every fault with its line; exit code 2 when there is one
npm run config -- check [greenroom.yaml] --files      without asking clusters and Prometheus

It goes by KUBECONFIG, PROMETHEUS_URL, PROMETHEUS_BEARER_TOKEN_FILE, PROMETHEUS_CA_FILE, GREENROOM_MANIFESTS_DIR,
GREENROOM_INFRA_DIR, GREENROOM_MODEL_DIR and GREENROOM_OBJECTIVES_DIR.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: "boolean", default: false } },
});
process.exitCode = await run(positionals, values.files);

async function run([command, file, ...rest]: readonly string[], filesAlone: boolean): Promise<number> {
  if (command !== "check" || rest.length > 0) {
    console.error(usage);
    return 2;
  }
  try {
    await check(file, filesAlone);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    return 2;
  }
}

/** @throws ConfigurationError with every fault */
async function check(given: string | undefined, filesAlone: boolean): Promise<void> {
  const settings = parseCheckSettings(process.env);
  const file = given ?? settings.GREENROOM_CONFIG;
  const configuration = readProductConfiguration(file, settings.GREENROOM_OBJECTIVES_DIR);
  const outside = await lookUpOutside(configuration, {
    manifestsDirectory: settings.GREENROOM_MANIFESTS_DIR,
    infraDirectory: settings.GREENROOM_INFRA_DIR,
    modelDirectory: settings.GREENROOM_MODEL_DIR,
    live: filesAlone ? null : liveSources(settings, configuration.services),
  });
  const { faults, notLookedUp, strays } = judgeOutside(readFileSync(file, "utf8"), configuration, outside);
  for (const note of describeNotLookedUp(notLookedUp)) console.log(note);
  if (strays.length > 0) {
    console.log("seen, not configured; add what Greenroom should watch to services:");
    for (const line of describeStrays(strays, configuration.services)) console.log(line);
  }
  if (faults.length > 0)
    throw new ConfigurationError(
      file,
      faults.map(({ text }) => text),
    );
  console.log(`${file} has no fault`);
}

function liveSources(
  settings: ReturnType<typeof parseCheckSettings>,
  services: ReturnType<typeof readProductConfiguration>["services"],
) {
  const access = createClusterAccess(settings.KUBECONFIG, serviceAccountIn(settings));
  const prometheus = prometheusAccessIn(settings);
  return {
    contexts: () => access.contexts(),
    workloads: createSeenWorkloads(access, services),
    metrics: createPrometheusMetrics(prometheus),
    prometheus,
  };
}
