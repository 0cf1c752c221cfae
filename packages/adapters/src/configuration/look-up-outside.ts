import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type {
  EnvironmentOutside,
  FoundWorkload,
  LookedUp,
  Outside,
  Unmeasured,
  WrittenConfiguration,
} from "@greenroom/core/configuration";
import { type Environment, type PrometheusAccess, prometheusAccessOf } from "@greenroom/core/environments";
import {
  knownMetric,
  knownSeries,
  type MetricsSource,
  type PromQl,
  scrapedForLong,
  scrapedNow,
} from "@greenroom/core/metrics";
import { UnavailableError, unavailableInWords } from "@greenroom/core/result";
import { readPlatformModel } from "@greenroom/core/risks";
import { metricsScope, overlayOf, type Service } from "@greenroom/core/services";
import { readModelFiles } from "../model/index.ts";
import { hasAnythingToBuild, repositoriesIn } from "./kustomization.ts";

/** What answers about clusters and metrics. */
export interface LiveSources {
  /** The file that contexts come from; undefined = none is configured. */
  readonly kubeconfig: string | undefined;
  contexts(): Promise<readonly string[]>;
  /** In an environment's namespace, and in those that services name there. */
  workloads(environment: Environment): Promise<readonly FoundWorkload[]>;
  readonly metrics: MetricsSource;
  /** Of environments that name no Prometheus; without a url there is none. */
  readonly prometheus: PrometheusAccess;
}

export interface LookUpOptions {
  readonly manifestsDirectory: string;
  readonly infraDirectory: string;
  readonly modelDirectory: string;
  /** null = only files are looked at */
  readonly live: LiveSources | null;
}

/** What greenroom.yaml speaks of, as far as it can be looked up. Never throws: what did not answer is not looked up. */
export async function lookUpOutside(
  { environments, services }: WrittenConfiguration,
  { manifestsDirectory, infraDirectory, modelDirectory, live }: LookUpOptions,
): Promise<Outside> {
  const contexts = await lookUp(
    live,
    ({ contexts: list }) => list(),
    ({ kubeconfig }) => (kubeconfig === undefined ? null : `KUBECONFIG names ${kubeconfig}`),
  );
  const found = await Promise.all(
    environments.map(async (environment): Promise<[string, EnvironmentOutside]> => {
      const [workloads, unmeasured] = await Promise.all([
        contexts.kind === "found"
          ? lookUp(
              live,
              (ask) => ask.workloads(environment),
              () => `the context ${environment.cluster.context}`,
            )
          : contexts,
        lookUp(
          live,
          ({ metrics, prometheus }) => {
            if (prometheusAccessOf(environment.prometheus, prometheus).url === undefined)
              throw new Error("no PROMETHEUS_URL");
            return findUnmeasured(metrics, environment, services);
          },
          ({ prometheus }) => prometheusAccessOf(environment.prometheus, prometheus).url ?? null,
        ),
      ]);
      return [environment.id, { workloads, unmeasured }];
    }),
  );
  const overlays = services.flatMap(({ promotion }) =>
    promotion ? environments.map((environment) => overlayOf({ promotion }, environment)) : [],
  );
  const areThere = overlays.filter((path) => isDirectory(join(manifestsDirectory, path)));
  const variableFiles = environments.flatMap(({ id, terraform }) =>
    terraform.layers.map((layer) => `${id}/${layer}.tfvars`),
  );
  return {
    manifestsDirectory,
    overlays: new Set(areThere),
    emptyOverlays: new Set(areThere.filter((path) => !hasAnythingToBuild(join(manifestsDirectory, path)))),
    overlayRepositories: new Map(
      areThere.flatMap((path) => {
        const repositories = repositoriesIn(join(manifestsDirectory, path));
        return repositories === null ? [] : [[path, repositories] as const];
      }),
    ),
    infraDirectory,
    variableFiles: new Set(
      variableFiles.filter((path) => existsSync(join(infraDirectory, "environments", path))),
    ),
    hasModel: await holdsModel(modelDirectory),
    stacks: directoriesIn(join(infraDirectory, "stacks")),
    modelDirectory,
    components: await readComponents(modelDirectory),
    contexts,
    environments: new Map(found),
  };
}

async function holdsModel(directory: string): Promise<boolean> {
  try {
    return (await readModelFiles(directory)).length > 0;
  } catch {
    return false;
  }
}

async function readComponents(directory: string): Promise<LookedUp<readonly string[]>> {
  try {
    const { content, faults } = readPlatformModel(await readModelFiles(directory));
    const [fault] = faults;
    return content
      ? { kind: "found", value: content.architecture.components.map(({ id }) => id) }
      : {
          kind: "not_looked_up",
          reason: `the model in ${directory} has faults${fault ? `, first ${fault.file}:${fault.line} ${fault.message}` : ""}`,
        };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "not_looked_up", reason: `the model cannot be read: ${reason}` };
  }
}

/** @param whom is asked, in words; null = nobody, since none is configured */
async function lookUp<Value>(
  live: LiveSources | null,
  ask: (live: LiveSources) => Promise<Value>,
  whom: (live: LiveSources) => string | null,
): Promise<LookedUp<Value>> {
  if (live === null) return { kind: "not_looked_up", reason: "only files were asked for" };
  try {
    return { kind: "found", value: await ask(live) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const asked = whom(live);
    if (asked === null) return { kind: "not_looked_up", reason };
    if (!(error instanceof UnavailableError) || error.remedy === undefined)
      return {
        kind: "not_looked_up",
        reason,
        failure: `${asked}: ${reason.replace(/\.$/, "")}${causeOf(error)}; correct it, or start what should answer`,
      };
    const words = unavailableInWords(error);
    return { kind: "not_looked_up", reason: words, failure: words, setting: error.code };
  }
}

/** What the environment's Prometheus lacks of each service that is measured. */
async function findUnmeasured(
  source: MetricsSource,
  environment: Environment,
  services: readonly Service[],
): Promise<ReadonlyMap<string, Unmeasured>> {
  const has = async (query: PromQl) => (await source.instant(environment, query)).length > 0;
  const measured = services.flatMap((service) => {
    const scope = metricsScope(service, environment);
    return scope === null ? [] : [{ id: service.id, scope }];
  });
  const found = await Promise.all(
    measured.map(async ({ id, scope }) => {
      if (await has(knownSeries(scope))) return { id, lacks: null };
      const { matchers } = scope;
      const [isKnown, isScraped, isOld, isScrapedAtAll, isOldServer] = await Promise.all([
        has(knownMetric(scope.profile)),
        has(scrapedNow(matchers)),
        has(scrapedForLong(matchers)),
        has(scrapedNow({})),
        has(scrapedForLong({})),
      ]);
      const isYoung = (isScraped && !isOld) || (isScrapedAtAll && !isOldServer);
      const lacks: Unmeasured = isYoung ? "not_scraped_yet" : isKnown ? "other_labels" : "unknown_metric";
      // What others push into has no targets.
      return { id, lacks, isEmpty: !isScrapedAtAll && !isOldServer && !isKnown };
    }),
  );
  const isEmpty = found.length > 0 && found.every((each) => each.isEmpty === true);
  return new Map(
    found.flatMap(({ id, lacks }) =>
      lacks === null ? [] : [[id, isEmpty ? "not_scraped_yet" : lacks] as const],
    ),
  );
}

/** What the system calls it. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
}

function directoriesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => isDirectory(join(directory, name)));
  } catch {
    return [];
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
