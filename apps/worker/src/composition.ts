import { hostname } from "node:os";
import {
  createClusterAccess,
  createClusterPosture,
  createClusters,
  createWorkloadWriter,
  serviceAccountIn,
} from "@greenroom/adapters/kubernetes";
import { createLiveNotifier } from "@greenroom/adapters/live";
import { createModelDirectory, documentsOf } from "@greenroom/adapters/model";
import {
  createDatabase,
  createEvidenceStore,
  createPromotionStore,
  createReleaseStore,
  createRiskDecisionStore,
  createRunLog,
  createRunStore,
  createSealer,
  createStateKeyCheck,
  createStateVersions,
  createWorkerReadiness,
  refusalOf,
} from "@greenroom/adapters/postgres";
import { readProductConfiguration } from "@greenroom/adapters/configuration";
import { createProcessMetrics, readReadiness, reportProcessFailures } from "@greenroom/adapters/process";
import { createPrometheusMetrics } from "@greenroom/adapters/prometheus";
import { createQueue } from "@greenroom/adapters/queue";
import { createTerraform } from "@greenroom/adapters/terraform";
import { createAppliedResources } from "@greenroom/adapters/terraform-state";
import { createTerraformPosture } from "@greenroom/adapters/terraform-posture";
import { inList, parseWorkerSettings, prometheusAccessIn } from "@greenroom/core/configuration";
import { createRiskHolds } from "@greenroom/core/risks";
import { isPromoted } from "@greenroom/core/services";
import { pino } from "pino";
import { createWorkerMetrics } from "./worker-metrics.ts";

/** What every slice's tasks may use. Slices add their ports here. */
export type Worker = ReturnType<typeof composeWorker>;

/** @throws ConfigurationError naming every fault */
export function composeWorker(variables: Record<string, string | undefined>) {
  const settings = parseWorkerSettings(variables);
  const { environments, services, faults } = readProductConfiguration(
    settings.GREENROOM_CONFIG,
    settings.GREENROOM_OBJECTIVES_DIR,
    prometheusAccessIn(settings),
  );
  const log = pino({
    level: settings.LOG_LEVEL,
    base: { service: "worker" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.password", "*.token", "*.secret", "*.authorization"],
  });
  for (const fault of faults) log.warn({ file: settings.GREENROOM_CONFIG }, inList(fault));
  const failures = reportProcessFailures(log);
  const database = createDatabase(settings.DATABASE_URL, { log: log.child({ part: "database" }) });
  const queue = createQueue(settings.DATABASE_URL, { role: "worker", log: log.child({ part: "queue" }) });
  const sealer = createSealer(settings.GREENROOM_STATE_KEY);
  const stateVersions = createStateVersions(database, sealer);
  const clusterAccess = createClusterAccess(settings.KUBECONFIG, serviceAccountIn(settings));
  const promoted = services.filter(isPromoted);
  // Of what releases move: nothing here looks at the others.
  const rollouts = createClusters(environments, promoted, clusterAccess);
  const runs = createRunStore(database, sealer, queue);
  const model = createModelDirectory(
    settings.GREENROOM_MODEL_DIR,
    log.child({ part: "model" }),
    documentsOf(settings.GREENROOM_DOCUMENTS_DIR, settings.GREENROOM_MODEL_DIR),
  );
  const evidence = createEvidenceStore(database);
  const stateKeyFit = createStateKeyCheck(database, sealer, ({ code, message, remedy }) =>
    log.error({ code, remedy }, message),
  );
  return {
    settings,
    /** Names this process to people. */
    workerName: `${hostname()}/${process.pid}`,
    environments,
    services,
    log,
    database,
    /** Why the worker must not work with this database; null when nothing is known against it. */
    databaseRefusal: () => refusalOf(database),
    queue,
    live: createLiveNotifier(database),
    rollouts,
    workloads: createWorkloadWriter({
      access: clusterAccess,
      kubectlBinary: settings.KUBECTL_BINARY,
      manifestsDirectory: settings.GREENROOM_MANIFESTS_DIR,
    }),
    metrics: createPrometheusMetrics(prometheusAccessIn(settings)),
    releases: createReleaseStore(database, promoted[0]?.id ?? null),
    promotions: createPromotionStore(database, queue, promoted[0]?.id ?? null),
    model,
    evidence,
    riskHolds: createRiskHolds({
      model,
      evidence,
      decisions: createRiskDecisionStore(database),
      now: () => new Date(),
    }),
    clusterPosture: createClusterPosture(clusterAccess),
    terraformPosture: createTerraformPosture({
      runs,
      stateVersions,
      appliedResources: createAppliedResources(stateVersions),
      infraDirectory: settings.GREENROOM_INFRA_DIR,
    }),
    runs,
    runLog: createRunLog(database),
    workerReadiness: createWorkerReadiness(database),
    stateVersions,
    stateKeyFit,
    readiness: () => readReadiness(database, stateKeyFit),
    terraform: createTerraform({
      binary: settings.TF_BINARY,
      infraDirectory: settings.GREENROOM_INFRA_DIR,
      backendUrl: settings.GREENROOM_STATE_URL ?? settings.GREENROOM_BASE_URL,
      workDirectory: settings.GREENROOM_WORK_DIR,
      cliConfigFile: settings.TF_CLI_CONFIG_FILE,
      kubeconfig: settings.TF_KUBECONFIG,
      kubeContext: ({ environment }) => environments.find(({ id }) => id === environment)?.cluster.context,
    }),
    /** Of this process, as /metrics shows them. */
    processMetrics: createWorkerMetrics(createProcessMetrics(queue, failures)),
    /** Slices add what ends their timers and watches; called before the queue stops. */
    onStop: [() => rollouts.stop(), () => model.close()] as (() => Promise<void> | void)[],
  };
}
