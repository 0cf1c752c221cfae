import { findFindings } from "../../architecture/index.ts";
import { type Environment, findEnvironment } from "../../environments/index.ts";
import type { MetricsSource } from "../../metrics/index.ts";
import { assertNever, UnavailableError, unavailableInWords } from "../../result/index.ts";
import type { PlatformModel } from "../read-platform-model.ts";
import { metricsScope, type PromotedService, workloadIn } from "../../services/index.ts";
import { type EvidenceCheck, evidenceCheckId } from "./evidence-check.ts";
import { judgeCluster } from "./judge-cluster.ts";
import { judgeModel } from "./judge-model.ts";
import { judgeTerraform } from "./judge-terraform.ts";
import { judgeMeasurement, measurementQuery } from "./measurements.ts";
import type { ClusterPosture, TerraformPosture } from "./posture.ts";
import type { EvidenceFinding } from "./reading.ts";

export interface EvidencePorts {
  readonly environments: readonly Environment[];
  /** Whose requests and pods measurements are of. */
  readonly promoted: PromotedService;
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
  const cluster = onceEach((environment: Environment) =>
    ports.cluster.read(environment, workloadIn(ports.promoted, environment)),
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

  async function lookUp(check: EvidenceCheck): Promise<EvidenceFinding> {
    if (check.source === "model") return judgeModel(check.rule, check.component, findings);
    const environment = findEnvironment(ports.environments, check.environment);
    if (environment === null)
      return { outcome: "unknown", observed: `greenroom.yaml has no environment ${check.environment}.` };
    try {
      switch (check.source) {
        case "cluster":
          return judgeCluster(check.rule, await cluster(environment));
        case "terraform":
          return judgeTerraform(check.rule, await terraform(environment));
        case "prometheus": {
          const scope = metricsScope(ports.promoted, environment);
          const interval = await ports.metrics.scrapeInterval(environment, scope);
          const query = measurementQuery(check.measurement, ports.promoted, environment, interval);
          if (query === null)
            return { outcome: "unknown", observed: `${ports.promoted.id} does not measure it.` };
          const [sample] = await ports.metrics.instant(environment, query);
          return judgeMeasurement(check, sample?.value ?? null);
        }
        default:
          return assertNever(check);
      }
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      return { outcome: "unknown", observed: unavailableInWords(error) };
    }
  }
}

function onceEach<Value>(read: (environment: Environment) => Promise<Value>) {
  const known = new Map<string, Promise<Value>>();
  return (environment: Environment): Promise<Value> => {
    const answer = known.get(environment.id) ?? read(environment);
    known.set(environment.id, answer);
    return answer;
  };
}
