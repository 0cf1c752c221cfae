import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import { readDrift, type Run } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { DriftReading, EnvironmentDrift, LayerDrift } from "../drift-view.ts";
import { withinReach } from "./within-reach.ts";

/** Runs looked through for the newest plan of each layer. */
const runsMax = 100;

export async function getDrift({ viewer }: Authorised<"architecture:read">): Promise<DriftReading> {
  const { within } = withinReach(portal().environments, viewer, "run:read");
  const environments = await Promise.all(within.map(readEnvironment));
  return { at: new Date().toISOString(), environments };
}

/** The map stays alive without the database: what has drifted is then not known, which is said. */
async function readEnvironment({ id, name, terraform }: Environment): Promise<EnvironmentDrift> {
  const { runs, log } = portal();
  try {
    const recent = await runs.list({ environments: [id], limit: runsMax });
    const layers = await Promise.all(terraform.layers.map((layer) => readLayer(recent, layer)));
    return { id, name, layers, unread: null };
  } catch (error) {
    log.warn({ err: error }, "the runs could not be read");
    return {
      id,
      name,
      layers: terraform.layers.map((layer) => notKnown(layer)),
      unread: "The runs could not be read.",
    };
  }
}

async function readLayer(recent: readonly Run[], layer: string): Promise<LayerDrift> {
  const drift = await readDrift(portal().runs, recent, layer);
  if (drift.state !== "never-planned")
    return {
      layer,
      state: drift.state,
      at: drift.at.toISOString(),
      runId: drift.runId,
      modules: drift.modules && Object.fromEntries(drift.modules),
    };
  // There may be an older one.
  return recent.length < runsMax ? { ...notKnown(layer), state: "never-planned" } : notKnown(layer);
}

function notKnown(layer: string): LayerDrift {
  return { layer, state: "not-known", at: null, runId: null, modules: null };
}
