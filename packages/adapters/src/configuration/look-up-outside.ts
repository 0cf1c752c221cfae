import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type {
  EnvironmentOutside,
  FoundWorkload,
  LookedUp,
  Outside,
  WrittenConfiguration,
} from "@greenroom/core/configuration";
import { type Environment, type PrometheusAccess, prometheusAccessOf } from "@greenroom/core/environments";
import { knownMetric, type MetricsSource } from "@greenroom/core/metrics";
import { UnavailableError, unavailableInWords } from "@greenroom/core/result";
import { readPlatformModel } from "@greenroom/core/risks";
import { isIn, overlayOf, type Service } from "@greenroom/core/services";
import { readModelFiles } from "../model/index.ts";

/** What answers about clusters and metrics. */
export interface LiveSources {
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
  const contexts = await lookUp(live, ({ contexts: list }) => list());
  const found = await Promise.all(
    environments.map(async (environment): Promise<[string, EnvironmentOutside]> => {
      const [workloads, unmeasured] = await Promise.all([
        contexts.kind === "found" ? lookUp(live, (ask) => ask.workloads(environment)) : contexts,
        lookUp(live, ({ metrics, prometheus }) => {
          if (prometheusAccessOf(environment.prometheus, prometheus).url === undefined)
            throw new Error("no PROMETHEUS_URL");
          return findUnmeasured(metrics, environment, services);
        }),
      ]);
      return [environment.id, { workloads, unmeasured }];
    }),
  );
  const overlays = services.flatMap(({ promotion }) =>
    promotion ? environments.map((environment) => overlayOf({ promotion }, environment)) : [],
  );
  return {
    manifestsDirectory,
    overlays: new Set(overlays.filter((path) => isDirectory(join(manifestsDirectory, path)))),
    infraDirectory,
    stacks: directoriesIn(join(infraDirectory, "stacks")),
    modelDirectory,
    components: await readComponents(modelDirectory),
    contexts,
    environments: new Map(found),
  };
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

async function lookUp<Value>(
  live: LiveSources | null,
  ask: (live: LiveSources) => Promise<Value>,
): Promise<LookedUp<Value>> {
  if (live === null) return { kind: "not_looked_up", reason: "only files were asked for" };
  try {
    return { kind: "found", value: await ask(live) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!(error instanceof UnavailableError) || error.remedy === undefined)
      return { kind: "not_looked_up", reason };
    return { kind: "not_looked_up", reason: unavailableInWords(error), setting: error.code };
  }
}

/** Ids of the services whose profile's metric the environment's Prometheus does not know. */
async function findUnmeasured(
  source: MetricsSource,
  environment: Environment,
  services: readonly Service[],
): Promise<ReadonlySet<string>> {
  const ids = await Promise.all(
    services.map(async (service) => {
      const { id, metrics } = service;
      if (!metrics || !isIn(service, environment)) return [];
      const known = await source.instant(environment, knownMetric(metrics.profile));
      return known.length === 0 ? [id] : [];
    }),
  );
  return new Set(ids.flat());
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
