import type { Risk } from "./risk.ts";

export function riskFixture(id: string, changes: Partial<Risk> = {}): Risk {
  return {
    id,
    title: id,
    category: "availability",
    components: ["gateway"],
    inherent: { likelihood: 4, impact: 4 },
    residual: { likelihood: 2, impact: 3 },
    detectability: 2,
    cause: "c",
    detection: "d",
    mitigations: ["m"],
    evidence: [],
    owner: "edge",
    status: "in-progress",
    reviewBy: "2026-12-31",
    ...changes,
  };
}
