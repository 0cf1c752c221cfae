import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import { listWorkspaces, readDrift, type Workspace } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { DriftReading, EnvironmentDrift, LayerDrift } from "../drift-view.ts";
import { withinReach } from "./within-reach.ts";

export async function getDrift({ viewer }: Authorised<"architecture:read">): Promise<DriftReading> {
  const { within } = withinReach(portal().environments, portal().services, viewer, "run:read");
  const environments = await Promise.all(within.map(readEnvironment));
  return { at: new Date().toISOString(), environments };
}

/** The map stays alive without the database: what has drifted is then not known, which is said. */
async function readEnvironment(environment: Environment): Promise<EnvironmentDrift> {
  const { id, name, terraform } = environment;
  const { log } = portal();
  try {
    const layers = await Promise.all(listWorkspaces([environment]).map(readLayer));
    return { id, name, layers, unread: null };
  } catch (error) {
    log.warn({ err: error }, "the runs could not be read");
    return {
      id,
      name,
      layers: terraform.layers.map((layer) => withoutPlan(layer, "not-known")),
      unread: "The runs could not be read.",
    };
  }
}

async function readLayer(workspace: Workspace): Promise<LayerDrift> {
  const { layer } = workspace;
  const drift = await readDrift(portal().runs, workspace);
  if (drift.state === "never-planned") return withoutPlan(layer, drift.state);
  return {
    layer,
    state: drift.state,
    at: drift.at.toISOString(),
    runId: drift.runId,
    modules: drift.modules && Object.fromEntries(drift.modules),
  };
}

function withoutPlan(layer: string, state: "never-planned" | "not-known"): LayerDrift {
  return { layer, state, at: null, runId: null, modules: null };
}
