import "server-only";
import { createConfigurationCheck, readProductConfiguration } from "@greenroom/adapters/configuration";
import {
  createClusterAccess,
  createClusterPosture,
  createClusters,
  createSeenWorkloads,
  serviceAccountIn,
} from "@greenroom/adapters/kubernetes";
import { createLiveNotifier, listen } from "@greenroom/adapters/live";
import {
  createDocumentDirectory,
  createModelDirectory,
  createModelRevisions,
  documentsOf,
} from "@greenroom/adapters/model";
import { createDiagramDrawer } from "@greenroom/adapters/mermaid";
import { createPlatformStatusFile } from "@greenroom/adapters/platform";
import {
  createDatabase,
  createPeople,
  createPromotionStore,
  createEvidenceStore,
  createReleaseStore,
  createRiskDecisionStore,
  createRunLog,
  createRunStore,
  createSealer,
  createSignInLinks,
  createStandingRights,
  createStateKeyCheck,
  createStateVersions,
  createTokens,
  createViewers,
  createWorkerReadiness,
} from "@greenroom/adapters/postgres";
import { createProcessMetrics, readReadiness, reportProcessFailures } from "@greenroom/adapters/process";
import { createPrometheusMetrics } from "@greenroom/adapters/prometheus";
import { createQueue } from "@greenroom/adapters/queue";
import { createTerraformPosture } from "@greenroom/adapters/terraform-posture";
import { createAppliedResources, createStateBackend } from "@greenroom/adapters/terraform-state";
import { createTrafficMeter } from "@greenroom/core/architecture";
import { parsePortalSettings, prometheusAccessIn } from "@greenroom/core/configuration";
import { createRiskHolds } from "@greenroom/core/risks";
import { rolloutKey } from "@greenroom/core/rollouts";
import { isPromoted } from "@greenroom/core/services";
import { every } from "@greenroom/core/timing";
import { LiveHub } from "../live/live-hub.ts";
import { OpenStreams } from "../live/open-streams.ts";
import { createAuthentication } from "./authentication.ts";
import { createLiveState } from "./live-state.ts";
import { createLogger } from "./logger.ts";
import { addPortalMetrics } from "./portal-metrics.ts";

/** How long somebody who lost a right may go on reading a stream that is open. */
const streamsLookMs = 3_000;

/** Everything that the portal's server code can reach. Slices add their ports here. */
export type Portal = ReturnType<typeof compose>;

function compose() {
  const settings = parsePortalSettings(process.env);
  const configuration = readProductConfiguration(
    settings.GREENROOM_CONFIG,
    settings.GREENROOM_OBJECTIVES_DIR,
    prometheusAccessIn(settings),
  );
  const log = createLogger(settings.LOG_LEVEL);
  const failures = reportProcessFailures(log);
  const database = createDatabase(settings.DATABASE_URL, { log: log.child({ part: "database" }) });
  const queue = createQueue(settings.DATABASE_URL, { role: "producer", log: log.child({ part: "queue" }) });
  const notifier = createLiveNotifier(database);
  const hub = new LiveHub();
  const streams = new OpenStreams();
  const viewers = createViewers(database);
  every(
    streamsLookMs,
    () => streams.look(viewers),
    (error) => log.warn({ err: error }, "live: the rights to open streams could not be read"),
  );
  const signInLinks = createSignInLinks(database);
  const standingRights = createStandingRights(database);
  const sealer = createSealer(settings.GREENROOM_STATE_KEY);
  const stateVersions = createStateVersions(database, sealer);
  const appliedResources = createAppliedResources(stateVersions);
  listen(settings.DATABASE_URL, {
    onEvent: (event) => hub.publish(event),
    onResumed: () => hub.resync(),
    onConnectionChange: (connected, reason) =>
      connected ? log.info("live: listening") : log.warn({ reason }, "live: connection lost"),
  });
  const clusterAccess = createClusterAccess(settings.KUBECONFIG, serviceAccountIn(settings));
  const rollouts = createClusters(configuration.environments, configuration.services, clusterAccess);
  // Every replica watches the clusters itself.
  const metrics = createPrometheusMetrics(prometheusAccessIn(settings));
  const model = createModelDirectory(
    settings.GREENROOM_MODEL_DIR,
    log.child({ part: "model" }),
    documentsOf(settings.GREENROOM_DOCUMENTS_DIR, settings.GREENROOM_MODEL_DIR),
  );
  // Every replica follows its own files, so each tells only its own readers.
  model.subscribe(() => {
    hub.publish({ topic: "architecture", key: "model" });
    hub.publish({ topic: "risks", key: "register" });
  });
  rollouts.subscribe((changed) =>
    hub.publish({ topic: "rollouts", key: rolloutKey(changed), data: changed }),
  );
  const seenWorkloads = createSeenWorkloads(clusterAccess, configuration.written.services);
  /** Of what was released and promoted before services were told apart. */
  const onlyService = configuration.services.find(isPromoted)?.id ?? null;
  const runs = createRunStore(database, sealer, queue);
  const evidence = createEvidenceStore(database);
  const riskDecisions = createRiskDecisionStore(database);
  const stateKeyFit = createStateKeyCheck(database, sealer, ({ code, message, remedy }) =>
    log.error({ code, remedy }, message),
  );
  return {
    settings,
    product: configuration.product,
    environments: configuration.environments,
    services: configuration.services,
    /** What is wrong with the file itself, and what the product goes without for it. */
    configurationFaults: configuration.faults,
    leftOut: configuration.leftOut,
    written: configuration.written,
    /** What of it is not there, and what is there and not in it. */
    checkConfiguration: createConfigurationCheck(settings.GREENROOM_CONFIG, configuration.written, {
      manifestsDirectory: settings.GREENROOM_MANIFESTS_DIR,
      infraDirectory: settings.GREENROOM_INFRA_DIR,
      modelDirectory: settings.GREENROOM_MODEL_DIR,
      live: {
        kubeconfig: settings.KUBECONFIG,
        contexts: () => clusterAccess.contexts(),
        workloads: seenWorkloads,
        metrics,
        prometheus: prometheusAccessIn(settings),
      },
    }),
    log,
    database,
    queue,
    access: {
      people: createPeople(database),
      viewers,
      tokens: createTokens(database),
      signInLinks,
      standingRights,
      authentication: createAuthentication(settings, database, signInLinks),
    },
    live: {
      /** Tells every replica's readers. */
      notify: (event: Parameters<typeof notifier.notify>[0]) => notifier.notify(event),
      /** Tells the readers of this process only: for what every replica sees by itself. */
      publish: (event: Parameters<typeof notifier.notify>[0]) => hub.publish(event),
      hub,
      streams,
    },
    runs,
    runLog: createRunLog(database),
    workerReadiness: createWorkerReadiness(database),
    stateVersions,
    stateKeyFit,
    readiness: () => readReadiness(database, stateKeyFit),
    stateBackend: createStateBackend({ environments: configuration.environments, stateVersions, viewers }),
    rollouts,
    metrics,
    architecture: {
      model,
      documents: createDocumentDirectory(settings.GREENROOM_DOCUMENTS_DIR),
      drawer: createDiagramDrawer(process.cwd()),
      revisions: createModelRevisions(settings.GREENROOM_MODEL_DIR),
      seenWorkloads,
      clusterPosture: createClusterPosture(clusterAccess),
      terraformPosture: createTerraformPosture({
        runs,
        stateVersions,
        appliedResources,
        infraDirectory: settings.GREENROOM_INFRA_DIR,
      }),
      appliedResources,
      liveState: createLiveState({
        environments: configuration.environments,
        services: configuration.services,
        rollouts,
        metrics,
        askDatabase: () => database.$queryRaw`SELECT 1`,
        lastSignOfWorker: () => evidence.lastCheckedAt(),
        now: () => new Date(),
      }),
      traffic: createTrafficMeter({
        environments: configuration.environments,
        metrics,
        now: () => new Date(),
      }),
    },
    evidence,
    riskDecisions,
    riskHolds: createRiskHolds({ model, evidence, decisions: riskDecisions, now: () => new Date() }),
    releases: createReleaseStore(database, onlyService),
    promotions: createPromotionStore(database, queue, onlyService),
    platformStatus: createPlatformStatusFile(settings.GREENROOM_STATUS_FILE),
    metricsRegistry: addPortalMetrics(createProcessMetrics(queue, failures), hub, rollouts),
  };
}

const holder = globalThis as typeof globalThis & { greenroomPortal?: Portal };

/** Built when first asked for and kept: modules are evaluated more than once in one process.
 * @throws ConfigurationError */
export function portal(): Portal {
  holder.greenroomPortal ??= compose();
  return holder.greenroomPortal;
}
