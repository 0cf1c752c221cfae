/** npm run config -- check: what is wrong with greenroom.yaml, and with what it speaks of. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { lookUpOutside, readProductConfiguration } from "@greenroom/adapters/configuration";
import { createClusterAccess, createSeenWorkloads, serviceAccountIn } from "@greenroom/adapters/kubernetes";
import { createPrometheusMetrics } from "@greenroom/adapters/prometheus";
import {
  ConfigurationError,
  describeNotLookedUp,
  describeStrays,
  inList,
  inOrder,
  isAboutWhatRuns,
  judgeOutside,
  parseCheckSettings,
  prometheusAccessIn,
  type WrittenConfiguration,
} from "@greenroom/core/configuration";

const usage = `npm run config -- check [greenroom.yaml]              every fault with its line; exit code 2 when there is one
npm run config -- check [greenroom.yaml] --files      without asking clusters and Prometheus
npm run config -- start                               what a start says of the files; exit code 2 where it cannot be
npm run config -- live                                what a start says when all is live: what does not run, a line each

It goes by KUBECONFIG, PROMETHEUS_URL, PROMETHEUS_BEARER_TOKEN_FILE, PROMETHEUS_CA_FILE, GREENROOM_MANIFESTS_DIR,
GREENROOM_INFRA_DIR, GREENROOM_MODEL_DIR and GREENROOM_OBJECTIVES_DIR; where no cluster and no Prometheus is named, it asks
this checkout's sandbox while that runs.`;

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const flags = args.filter((each) => each.startsWith("-"));
  const [command = "", file, ...rest] = args.filter((each) => !each.startsWith("-"));
  const unknown = flags.find((flag) => flag !== "--files");
  const filesAlone = flags.length > 0;
  const isStart = ["start", "live"].includes(command) && file === undefined && !filesAlone;
  if (unknown !== undefined || (command !== "check" && !isStart) || rest.length > 0) {
    if (unknown !== undefined) console.error(`there is no option ${unknown}\n`);
    console.error(usage);
    return 2;
  }
  try {
    if (command === "check") await check(file, filesAlone);
    else await (command === "start" ? sayAtStart() : sayWhatRunsNot());
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    return 2;
  }
}

/** Says every fault that files have, and what the product goes without for them.
 * @throws ConfigurationError where nothing is left to start with */
async function sayAtStart(): Promise<void> {
  const { file, configuration, faults } = await judge(undefined, true);
  if (faults.length === 0) return;
  console.error(new ConfigurationError(file, faults.map(inList)).message);
  const { leftOut } = configuration;
  if (leftOut.length > 0)
    console.error(
      `Until this is corrected, Greenroom goes without ${leftOut.map(({ text }) => text).join(", ")}.`,
    );
}

/** Says what is not there of what should run, and where nobody could look: what a start said of files is not said
 * again. What has not come yet will.
 * @throws ConfigurationError where nothing is left to start with */
async function sayWhatRunsNot(): Promise<void> {
  const { file, outsideFaults, notLookedUp } = await judge(undefined, false);
  for (const fault of outsideFaults.filter(({ about }) => about.some(isAboutWhatRuns)))
    console.log(`${basename(file)} ${inList(fault)}`);
  const missed = notLookedUp.filter(({ about, isYoung }) => isAboutWhatRuns(about) && isYoung !== true);
  const failures = new Set(missed.flatMap(({ failure }) => failure ?? []));
  const unasked = describeNotLookedUp(missed.filter(({ failure }) => failure === null));
  for (const words of [...failures, ...unasked]) console.log(words);
}

/** @throws ConfigurationError with every fault */
async function check(given: string | undefined, filesAlone: boolean): Promise<void> {
  const { file, configuration, faults, notLookedUp, strays } = await judge(given, filesAlone);
  const unasked = notLookedUp.filter(({ failure }) => failure === null);
  for (const note of describeNotLookedUp(unasked)) console.log(note);
  if (strays.length > 0) {
    console.log("seen, not configured; add what Greenroom should watch to services:");
    for (const line of describeStrays(strays, configuration.written)) console.log(line);
  }
  // A check that could not look is none.
  const unanswered = new Set(notLookedUp.flatMap(({ failure }) => failure ?? []));
  const all = [...faults.map(inList), ...unanswered];
  if (all.length > 0) throw new ConfigurationError(file, all);
  // Nobody should take for whole what was looked at in part.
  const isWhole = filesAlone || unasked.length === 0;
  console.log(`${file} has no fault${isWhole ? "" : " as far as it was looked at"}`);
}

async function judge(given: string | undefined, filesAlone: boolean) {
  const settings = parseCheckSettings(process.env);
  const file = given ?? settings.GREENROOM_CONFIG;
  const configuration = readProductConfiguration(
    file,
    settings.GREENROOM_OBJECTIVES_DIR,
    prometheusAccessIn(settings),
  );
  const outside = await lookUpOutside(configuration.written, {
    manifestsDirectory: settings.GREENROOM_MANIFESTS_DIR,
    infraDirectory: settings.GREENROOM_INFRA_DIR,
    modelDirectory: settings.GREENROOM_MODEL_DIR,
    live: filesAlone ? null : liveSources(settings, configuration.written.services),
  });
  const { faults, ...judged } = judgeOutside(readFileSync(file, "utf8"), configuration.written, outside);
  return {
    file,
    configuration,
    faults: inOrder([...configuration.faults, ...faults]),
    outsideFaults: faults,
    ...judged,
  };
}

function liveSources(
  settings: ReturnType<typeof parseCheckSettings>,
  services: WrittenConfiguration["services"],
) {
  const access = createClusterAccess(settings.KUBECONFIG, serviceAccountIn(settings));
  const prometheus = prometheusAccessIn(settings);
  return {
    kubeconfig: settings.KUBECONFIG,
    contexts: () => access.contexts(),
    workloads: createSeenWorkloads(access, services),
    metrics: createPrometheusMetrics(prometheus),
    prometheus,
  };
}
