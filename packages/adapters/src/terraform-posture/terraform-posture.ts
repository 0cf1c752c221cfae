import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UnavailableError } from "@greenroom/core/result";
import type { TerraformPosture, WorkspacePosture } from "@greenroom/core/risks";
import {
  type AppliedResources,
  judgeDrift,
  type RunStore,
  type StateVersions,
  type Workspace,
  workspaceSchema,
} from "@greenroom/core/runs";
import { parse } from "yaml";
import { z } from "zod";

const pinsSchema = z.record(z.string(), z.record(z.string(), z.string()));

interface PostureSources {
  readonly runs: Pick<RunStore, "newestPlanned">;
  readonly stateVersions: Pick<StateVersions, "isSealed">;
  readonly appliedResources: AppliedResources;
  readonly infraDirectory: string;
}

/** What runs, states and versions.yaml tell of an environment's layers. */
export function createTerraformPosture(sources: PostureSources): TerraformPosture {
  return {
    async read({ id, terraform }) {
      const pins = await readPins(sources.infraDirectory);
      return await Promise.all(
        terraform.layers.map(async (layer): Promise<WorkspacePosture> => {
          const releases = pins[layer] ?? {};
          const workspace = workspaceSchema.parse({ environment: id, layer });
          return {
            environment: id,
            layer,
            release: releases[id] ?? null,
            newestRelease: Object.values(releases).toSorted(byVersion).at(-1) ?? null,
            state: await readState(sources, workspace),
            lastPlan: await readLastPlan(sources, workspace),
          };
        }),
      );
    },
  };
}

async function readState(
  { stateVersions, appliedResources }: PostureSources,
  workspace: Workspace,
): Promise<WorkspacePosture["state"]> {
  const isSealed = await stateVersions.isSealed(workspace).catch((error: unknown) => {
    throw new UnavailableError("postgres", "The states could not be read.", { cause: error });
  });
  if (isSealed === null) return null;
  try {
    const addresses = await appliedResources.addresses(workspace);
    return { isSealed, resources: addresses?.length ?? 0 };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { isSealed, resources: { unreadable: error.message } };
  }
}

async function readPins(directory: string): Promise<z.infer<typeof pinsSchema>> {
  try {
    return pinsSchema.parse(parse(await readFile(join(directory, "versions.yaml"), "utf8")));
  } catch (error) {
    throw new UnavailableError("infrastructure", "versions.yaml of the infrastructure could not be read.", {
      cause: error,
    });
  }
}

async function readLastPlan(
  { runs }: PostureSources,
  workspace: Workspace,
): Promise<WorkspacePosture["lastPlan"]> {
  const run = await runs.newestPlanned(workspace).catch((error: unknown) => {
    throw new UnavailableError("postgres", "The runs could not be read.", { cause: error });
  });
  const drift = judgeDrift(run, null);
  return drift.state === "never-planned"
    ? null
    : { at: drift.at.toISOString(), hasChanges: drift.state !== "in-sync" };
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
