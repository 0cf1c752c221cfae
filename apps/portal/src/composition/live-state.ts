import { type Binding, type BindingSnapshot, bindingKey, type LiveState } from "@greenroom/core/architecture";
import type { Environment } from "@greenroom/core/environments";
import { type MetricsSource, promQl } from "@greenroom/core/metrics";
import { assertNever } from "@greenroom/core/result";
import { type RolloutSource, type ServiceRollout, whyStale } from "@greenroom/core/rollouts";
import { findPlaceOf, type Service } from "@greenroom/core/services";
import { within } from "@greenroom/core/timing";

interface LiveStateSources {
  readonly environments: readonly Environment[];
  readonly services: readonly Service[];
  readonly rollouts: Pick<RolloutSource, "all">;
  readonly metrics: Pick<MetricsSource, "instant">;
  /** Rejects when the database does not answer. */
  readonly askDatabase: () => Promise<unknown>;
  /** When the worker last left a trace; null = it never did. Rejects when the database does not answer. */
  readonly lastSignOfWorker: () => Promise<string | null>;
  readonly now: () => Date;
}

type Judgement = Omit<BindingSnapshot, "binding" | "environment">;

const answerWithinMs = 3_000;
/** It looks every ten seconds, and a slow cluster may hold one look up. */
const workerSilentSecondsMax = 45;

/** Reads what the other slices know; each part that cannot be read is unreachable by itself. */
export function createLiveState(sources: LiveStateSources): LiveState {
  return {
    snapshot: (bindings) =>
      Promise.all(
        bindings.map(async (binding) => ({
          binding: bindingKey(binding),
          environment: placeOfBinding(binding, sources)?.environment ?? null,
          ...(await judge(binding, sources)),
        })),
      ),
  };
}

/** Of which service in which environment it is the workload. */
function placeOfBinding(
  binding: Binding,
  { environments, services }: Pick<LiveStateSources, "environments" | "services">,
): ReturnType<typeof findPlaceOf> {
  return binding.kind === "workload" ? findPlaceOf(binding, environments, services) : null;
}

async function judge(binding: Binding, sources: LiveStateSources): Promise<Judgement> {
  switch (binding.kind) {
    case "workload":
      return judgeWorkload(binding, sources);
    case "cluster":
      return judgeCluster(sources.rollouts.all(), sources.now());
    case "prometheus":
      return judgePrometheus(sources);
    case "database":
      return judgeDatabase(sources, "Queries are answered.");
    case "state-backend":
      // The portal serves it from the database: it answers as long as both do, and this process does.
      return judgeDatabase(sources, "Served by this portal; its versions can be read.");
    case "portal":
      return heard(sources, "healthy", "Answered this page.", "this portal");
    case "worker":
      return judgeWorker(sources);
    case "target":
      return judgeTarget(binding.app, sources);
    default:
      return assertNever(binding);
  }
}

function judgeWorkload(
  binding: Extract<Binding, { kind: "workload" }>,
  sources: LiveStateSources,
): Judgement {
  const { namespace, name } = binding;
  const { rollouts, now } = sources;
  const place = placeOfBinding(binding, sources);
  const seen = rollouts
    .all()
    .find((rollout) => rollout.environment === place?.environment && rollout.service === place?.service);
  const source = `Kubernetes watch of ${namespace}`;
  if (!seen)
    return {
      health: "unknown",
      detail: `Nothing watches ${namespace}/${name}.`,
      source,
      observedAt: null,
      version: null,
    };
  const { connection, rollout } = seen;
  const version = rollout?.version ?? null;
  const observedAt = connection.lastEventAt;
  const stale = whyStale(connection, now());
  if (stale !== null) return { health: "unreachable", detail: stale, source, observedAt, version };
  if (!rollout || rollout.status === "Unknown")
    return {
      health: "unknown",
      detail: rollout?.reason ?? `${name} has not been seen in ${namespace}.`,
      source,
      observedAt: rollout ? observedAt : null,
      version,
    };
  return {
    health: rollout.status === "Healthy" ? "healthy" : "degraded",
    detail: rollout.reason,
    source,
    observedAt,
    version,
  };
}

function judgeCluster(rollouts: readonly ServiceRollout[], now: Date): Judgement {
  const source = "Kubernetes watches";
  if (rollouts.length === 0)
    return { health: "unknown", detail: "Nothing watches it.", source, observedAt: null, version: null };
  for (const { connection } of rollouts) {
    const stale = whyStale(connection, now);
    const observedAt = connection.lastEventAt;
    if (stale !== null) return { health: "unreachable", detail: stale, source, observedAt, version: null };
  }
  return {
    health: "healthy",
    detail: `The API server answers ${rollouts.length} watches.`,
    source,
    observedAt: rollouts.map(({ connection }) => connection.lastEventAt).toSorted()[0] ?? null,
    version: null,
  };
}

async function judgePrometheus(sources: LiveStateSources): Promise<Judgement> {
  const [environment] = sources.environments;
  const source = "Prometheus query";
  if (!environment) return heard(sources, "unknown", "No environment names one.", source);
  try {
    const [targets] = await within(
      sources.metrics.instant(environment, promQl`count(up == 1)`),
      answerWithinMs,
    );
    return targets
      ? heard(sources, "healthy", "Queries are answered and targets are scraped.", source)
      : heard(sources, "degraded", "Queries are answered; no target can be scraped.", source);
  } catch (error) {
    return unreachable(error, source);
  }
}

async function judgeTarget(app: string, sources: LiveStateSources): Promise<Judgement> {
  const [environment] = sources.environments;
  const source = "Prometheus query";
  if (!environment) return heard(sources, "unknown", "No environment names a Prometheus.", source);
  try {
    const samples = await within(
      sources.metrics.instant(environment, promQl`up{app=${app}}`),
      answerWithinMs,
    );
    const up = samples.filter(({ value }) => value === 1).length;
    const detail = `${up} of ${samples.length} targets answer their scrape.`;
    if (samples.length === 0) return heard(sources, "unknown", "Prometheus knows no such target.", source);
    return heard(sources, up === samples.length ? "healthy" : "degraded", detail, source);
  } catch (error) {
    // It is Prometheus that cannot be reached; of its target nothing is known.
    return { ...unreachable(error, source), health: "unknown" };
  }
}

/** The worker looks the risks up all the time: that is its sign of life. */
async function judgeWorker(sources: LiveStateSources): Promise<Judgement> {
  const source = "newest look at the risks";
  try {
    const at = await within(sources.lastSignOfWorker(), answerWithinMs);
    if (at === null)
      return {
        health: "unknown",
        detail: "It has not been heard of.",
        source,
        observedAt: null,
        version: null,
      };
    const silentSeconds = Math.round((sources.now().getTime() - Date.parse(at)) / 1000);
    return silentSeconds <= workerSilentSecondsMax
      ? { health: "healthy", detail: "It looks the risks up.", source, observedAt: at, version: null }
      : {
          health: "unreachable",
          detail: `Not heard of for ${silentSeconds} s: runs and promotions wait.`,
          source,
          observedAt: at,
          version: null,
        };
  } catch (error) {
    return unreachable(error, source);
  }
}

async function judgeDatabase(sources: LiveStateSources, detail: string): Promise<Judgement> {
  const source = "PostgreSQL query";
  try {
    await within(sources.askDatabase(), answerWithinMs);
    return heard(sources, "healthy", detail, source);
  } catch (error) {
    return unreachable(error, source);
  }
}

function heard(
  { now }: LiveStateSources,
  health: BindingSnapshot["health"],
  detail: string,
  source: string,
): Judgement {
  return { health, detail, source, observedAt: now().toISOString(), version: null };
}

function unreachable(error: unknown, source: string): Judgement {
  return {
    health: "unreachable",
    detail: error instanceof Error ? error.message : "It does not answer.",
    source,
    observedAt: null,
    version: null,
  };
}
