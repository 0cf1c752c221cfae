/** What the demonstration service promises, and what is left out of it. */
export const objective = {
  path: "/demo/hello",
  /** Failed ÷ total requests to `path`, 0–1. */
  errorRatioMax: 0.01,
  excluded: [{ path: "/demo/random-error", reason: "it fails by design" }],
} as const;

export const exclusionInWords = objective.excluded
  .map(({ path, reason }) => `${path} is left out: ${reason}`)
  .join("; ");
