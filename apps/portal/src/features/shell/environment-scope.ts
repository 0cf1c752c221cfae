/** What the environment at the top means to a page. `chosen`: it shows all of them, or the one that is chosen. `own`: it
 * is about a thing of one environment, which cannot be chosen. `none`: it is about no environment, or the whole path of
 * them, so there is nothing to choose. */
export type EnvironmentScope = "chosen" | "own" | "none";

const scopes: readonly (readonly [RegExp, EnvironmentScope])[] = [
  [/^\/(runs|promotions)\/[^/]+$/, "own"],
  [/^\/rollouts\/[^/]+(\/[^/]+)?$/, "own"],
  [/^\/(environments|runs|rollouts|metrics)?$/, "chosen"],
  [/^\/architecture\/(findings|requirements|topics|compare|what-if|flows)$/, "none"],
  // Everything that is a diagram with live states.
  [/^\/architecture(\/|$)/, "chosen"],
];

/** @param path of a page, without query */
export function environmentScopeAt(path: string): EnvironmentScope {
  return scopes.find(([pattern]) => pattern.test(path))?.[1] ?? "none";
}

/** The environment that a page's address names, where it names one. */
export function environmentInPath(path: string): string | null {
  return /^\/rollouts\/([^/]+)(\/[^/]+)?$/.exec(path)?.[1] ?? null;
}
