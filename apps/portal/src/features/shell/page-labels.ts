/** What a page is called, by its path: in the rail, as its title and heading, in the palette and in the breadcrumb. */
export const pageLabels = {
  "/": "Overview",
  "/architecture": "Architecture",
  "/architecture/requirements": "Requirements",
  "/architecture/flows": "Flows",
  "/architecture/topics": "Topics",
  "/architecture/deployment": "Deployment",
  "/architecture/what-if": "What if",
  "/architecture/findings": "Findings",
  "/architecture/compare": "Compare",
  "/environments": "Environments",
  "/runs": "Runs",
  "/promotions": "Promotions",
  "/rollouts": "Rollouts",
  "/metrics": "Metrics",
  "/risks": "Risks",
  "/people": "People",
  "/account": "Your tokens",
  "/api-reference": "API reference",
} as const;

/** @returns null = the path is of a thing, which has a name of its own */
export function labelOfPath(path: string): string | null {
  return Object.entries(pageLabels).find(([known]) => known === path)?.[1] ?? null;
}
