import "server-only";
import type { Authorised } from "@greenroom/core/access";
import {
  type ArchitectureModel,
  compareInfrastructure,
  type LayerReading,
} from "@greenroom/core/architecture";
import type { Environment } from "@greenroom/core/environments";
import { ok, type Result, UnavailableError } from "@greenroom/core/result";
import { listWorkspaces, readDrift, type WorkspaceDrift } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import { infrastructureRows } from "#portal/features/architecture/compare/infrastructure-rows.ts";
import { withinReach } from "../within-reach.ts";
import { type ComparisonBody, isGap, orGap } from "./comparison-body.ts";

/** Who may read plans may read names of resources; they are the same ones. */
export async function compareTerraform(
  { viewer }: Authorised<"architecture:read">,
  model: ArchitectureModel,
): Promise<Result<ComparisonBody, never>> {
  const { within, leftOut } = withinReach(portal().environments, portal().services, viewer, "run:read");
  const read = await Promise.all(within.map(readEnvironment));
  const { differences, sameCount, withoutPlan } = compareInfrastructure(
    model,
    read.flatMap(({ readings }) => readings),
  );
  return ok({
    before: "model",
    after: "Terraform state",
    rows: infrastructureRows(model, differences),
    drawing: null,
    sameCount,
    gaps: [
      ...read.flatMap(({ gaps }) => gaps),
      ...withoutPlan.map((workspace) => `No plan says whether ${workspace} has changes left.`),
      ...leftOut,
    ],
  });
}

async function readEnvironment(
  environment: Environment,
): Promise<{ readonly readings: readonly LayerReading[]; readonly gaps: readonly string[] }> {
  const { terraformPosture, appliedResources } = portal().architecture;
  const workspaces = listWorkspaces([environment]);
  const [postures, plans, states] = await Promise.all([
    orGap(terraformPosture.read(environment)),
    orGap(readPlans(environment)),
    Promise.all(workspaces.map((workspace) => orGap(appliedResources.addresses(workspace)))),
  ]);
  const readings = workspaces.map(({ layer }, index): LayerReading => {
    const state = states[index] ?? null;
    const posture = isGap(postures) ? undefined : postures.find((known) => known.layer === layer);
    return {
      environment: environment.id,
      layer,
      state: isGap(state) ? "unread" : (state ?? "nothing applied"),
      plan: (isGap(plans) ? undefined : plans[index]) ?? "unread",
      releases: posture ? { own: posture.release, newest: posture.newestRelease } : null,
    };
  });
  const gaps = [postures, plans, ...states].flatMap((answer) => (isGap(answer) ? [answer.gap] : []));
  return { readings, gaps: [...new Set(gaps)].map((gap) => `${environment.name}: ${gap}`) };
}

/** @throws UnavailableError */
async function readPlans(environment: Environment): Promise<readonly WorkspaceDrift[]> {
  const { runs } = portal();
  try {
    return await Promise.all(listWorkspaces([environment]).map((workspace) => readDrift(runs, workspace)));
  } catch (cause) {
    throw new UnavailableError("postgres", "The runs could not be read.", { cause });
  }
}
