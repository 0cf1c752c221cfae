import { findFindings } from "../../architecture/index.ts";
import { type Environment, findEnvironment } from "../../environments/index.ts";
import type { MetricsSource } from "../../metrics/index.ts";
import { assertNever, UnavailableError, unavailableInWords } from "../../result/index.ts";
import type { PlatformModel } from "../read-platform-model.ts";
import {
  isPromoted,
  metricsScope,
  type PromotedService,
  type Service,
  workloadIn,
} from "../../services/index.ts";
import { type EvidenceCheck, evidenceCheckId } from "./evidence-check.ts";
import { judgeCluster } from "./judge-cluster.ts";
import { judgeModel } from "./judge-model.ts";
import { judgeTerraform } from "./judge-terraform.ts";
import { judgeMeasurement, measurementQuery } from "./measurements.ts";
import type { ClusterPosture, TerraformPosture } from "./posture.ts";
import type { EvidenceFinding } from "./reading.ts";

export interface EvidencePorts {
  readonly environments: readonly Environment[];
  /** Requests and pods of those that are promoted are measured. */
  readonly services: readonly Service[];
  readonly cluster: ClusterPosture;
  readonly terraform: TerraformPosture;
  readonly metrics: MetricsSource;
}

export interface EvaluatedCheck extends EvidenceFinding {
  readonly risk: string;
  readonly check: string;
}

/** Looks every check of every risk up, each fact once. What cannot be read is unknown with the reason, and keeps
 * nothing else from being looked at. */
export async function evaluateEvidence(
  ports: EvidencePorts,
  { architecture, risks }: PlatformModel,
  now: Date,
): Promise<readonly EvaluatedCheck[]> {
  const findings = findFindings(architecture, { today: now.toISOString().slice(0, 10) });
  const promoted = ports.services.filter(isPromoted);
  const cluster = onceEach((environment: Environment) =>
    Promise.all(
      promoted.map(async (service) => ({
        service,
        posture: await ports.cluster.read(environment, workloadIn(service, environment)),
      })),
    ),
  );
  const terraform = onceEach((environment: Environment) => ports.terraform.read(environment));
  return await Promise.all(
    risks.flatMap((risk) =>
      risk.evidence.map(async (check) => ({
        risk: risk.id,
        check: evidenceCheckId(check),
        ...(await lookUp(check)),
      })),
    ),
  );

  /** @returns null where the service does not measure it */
  async function measure(
    check: Extract<EvidenceCheck, { source: "prometheus" }>,
    service: PromotedService,
    environment: Environment,
  ): Promise<Judged | null> {
    const interval = await ports.metrics.scrapeInterval(environment, metricsScope(service, environment));
    const query = measurementQuery(check.measurement, service, environment, interval);
    if (query === null) return null;
    const [sample] = await ports.metrics.instant(environment, query);
    return { service: service.id, ...judgeMeasurement(check, sample?.value ?? null) };
  }

  async function lookUp(check: EvidenceCheck): Promise<EvidenceFinding> {
    if (check.source === "model") return judgeModel(check.rule, check.component, findings);
    const environment = findEnvironment(ports.environments, check.environment);
    if (environment === null)
      return { outcome: "unknown", observed: `greenroom.yaml has no environment ${check.environment}.` };
    try {
      switch (check.source) {
        case "cluster":
          return judgeTogether(
            (await cluster(environment)).map(({ service, posture }) => ({
              service: service.id,
              ...judgeCluster(check.rule, posture),
            })),
          );
        case "terraform":
          return judgeTerraform(check.rule, await terraform(environment));
        case "prometheus":
          return judgeTogether(
            await Promise.all(promoted.map((service) => measure(check, service, environment))),
          );
        default:
          return assertNever(check);
      }
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      return { outcome: "unknown", observed: unavailableInWords(error) };
    }
  }
}

type Judged = EvidenceFinding & { readonly service: string };

/** What is found of several services is what is worst of them: a violation, then what is not known. */
function judgeTogether(found: readonly (Judged | null)[]): EvidenceFinding {
  const judged = found.filter((each) => each !== null);
  const [only, ...others] = judged;
  if (only === undefined)
    return {
      outcome: "unknown",
      observed:
        found.length === 0
          ? "No service of greenroom.yaml is promoted, so it is measured of none."
          : "No service that is promoted measures it.",
    };
  if (others.length === 0) return { outcome: only.outcome, observed: only.observed };
  const outcome =
    (["violated", "unknown"] as const).find((worst) => judged.some((each) => each.outcome === worst)) ??
    "holding";
  const told = judged.filter((each) => each.outcome === outcome);
  return { outcome, observed: told.map(({ service, observed }) => `${service}: ${observed}`).join("; ") };
}

function onceEach<Value>(read: (environment: Environment) => Promise<Value>) {
  const known = new Map<string, Promise<Value>>();
  return (environment: Environment): Promise<Value> => {
    const answer = known.get(environment.id) ?? read(environment);
    known.set(environment.id, answer);
    return answer;
  };
}
