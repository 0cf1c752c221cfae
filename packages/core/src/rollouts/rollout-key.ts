/** Where something of a service is: neither an environment's id nor a service's holds a slash. */
export interface RolloutPlace {
  readonly environment: string;
  readonly service: string;
}

/** Names a service's rollout in an environment, as in `prod/go-demo`. */
export function rolloutKey({ environment, service }: RolloutPlace): string {
  return `${environment}/${service}`;
}

/** @returns null where the text is no such name */
export function placeInKey(key: string): RolloutPlace | null {
  const [environment, service, ...rest] = key.split("/");
  return environment && service && rest.length === 0 ? { environment, service } : null;
}
