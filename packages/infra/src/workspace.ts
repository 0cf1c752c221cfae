/** One state: an environment's share of a layer. Written `<environment>/<layer>`. */
export interface Workspace {
  readonly environment: string;
  readonly layer: string;
}

export function formatWorkspace({ environment, layer }: Workspace): string {
  return `${environment}/${layer}`;
}
