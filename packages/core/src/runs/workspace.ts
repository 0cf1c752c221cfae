import { z } from "zod";
import { type Environment, environmentIdSchema, findEnvironment } from "../environments/index.ts";

export const layerSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, "a layer is lower-case letters, digits and dashes")
  .brand<"Layer">();
/** A Terraform root, `stacks/<layer>`. */
export type Layer = z.infer<typeof layerSchema>;

/** Environment × layer: one state, one lock, one queue of runs. */
export const workspaceSchema = z.object({ environment: environmentIdSchema, layer: layerSchema });
export type Workspace = z.infer<typeof workspaceSchema>;

/** `dev/platform`: the key of its queue and what a person reads. */
export function workspaceName(workspace: Workspace): string {
  return `${workspace.environment}/${workspace.layer}`;
}

/** Only what greenroom.yaml names is a workspace, so no input ever becomes a path. */
export function findWorkspace(
  environments: readonly Environment[],
  environmentId: string,
  layer: string,
): Workspace | null {
  const environment = findEnvironment(environments, environmentId);
  if (environment === null || !environment.terraform.layers.includes(layer)) return null;
  return { environment: environment.id, layer: layerSchema.parse(layer) };
}

/** In the order of greenroom.yaml. */
export function listWorkspaces(environments: readonly Environment[]): readonly Workspace[] {
  return environments.flatMap((environment) =>
    environment.terraform.layers.map((layer) => ({
      environment: environment.id,
      layer: layerSchema.parse(layer),
    })),
  );
}
