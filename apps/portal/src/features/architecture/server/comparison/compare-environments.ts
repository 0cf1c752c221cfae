import "server-only";
import { type Authorised, can } from "@greenroom/core/access";
import { type Environment, findEnvironment } from "@greenroom/core/environments";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { isIn, placeOf, workloadIn } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import {
  type EnvironmentFacts,
  environmentRows,
} from "#portal/features/architecture/compare/environment-rows.ts";
import { reachInWords } from "../within-reach.ts";
import { type ComparisonBody, isGap, orGap } from "./comparison-body.ts";
import { outOfReach } from "./out-of-reach.ts";

/** @param within those that the viewer may see */
export async function compareEnvironments(
  may: Authorised<"architecture:read">,
  within: readonly Environment[],
  from: string | undefined,
  to: string | undefined,
): Promise<Result<ComparisonBody, DomainError<"environment_not_found">>> {
  const ids = { from: from ?? within[0]?.id, to: to ?? within.at(-1)?.id };
  const [left, right] = [ids.from, ids.to].map((id) => findEnvironment(within, id ?? ""));
  if (!left || !right) {
    const field = left ? "to" : "from";
    return err(outOfReach(portal().environments, within, field, ids[field]));
  }
  const [before, after] = await Promise.all([readFacts(may, left), readFacts(may, right)]);
  return ok({
    before: left.name,
    after: right.name,
    ...environmentRows(before.facts, after.facts),
    drawing: null,
    gaps: [...before.gaps, ...after.gaps],
  });
}

async function readFacts(
  { viewer }: Authorised<"architecture:read">,
  environment: Environment,
): Promise<{ readonly facts: EnvironmentFacts; readonly gaps: readonly string[] }> {
  const { architecture, rollouts } = portal();
  const services = portal().services.filter(
    (service) => isIn(service, environment) && can(viewer, "rollout:read", placeOf(service, environment)),
  );
  const [workloads, workspaces] = await Promise.all([
    Promise.all(
      services.map((service) =>
        orGap(architecture.clusterPosture.read(environment, workloadIn(service, environment))),
      ),
    ),
    can(viewer, "run:read", { environment: environment.id })
      ? orGap(architecture.terraformPosture.read(environment))
      : { gap: `The layers of ${environment.name} are left out. ${reachInWords(viewer)}` },
  ]);
  return {
    facts: {
      services: services.map(({ id }, index) => {
        const workload = workloads[index] ?? null;
        return {
          id,
          rollout: rollouts.find(environment.id, id)?.rollout ?? null,
          workload: isGap(workload) ? null : workload,
        };
      }),
      workspaces: isGap(workspaces) ? [] : workspaces,
    },
    gaps: [...new Set([...workloads, workspaces].flatMap((answer) => (isGap(answer) ? [answer.gap] : [])))],
  };
}
