import type { DiagramNode } from "@greenroom/core/architecture";
import type { RiskBand } from "@greenroom/core/risks";
import type { ComponentFacts } from "../architecture-view.ts";
import type { LiveReading } from "./live-reading.ts";
import { greyPaint, mark, type MarkClass, type NodeMark } from "./overlay.ts";

/** The worst first. */
export const riskBands: readonly RiskBand[] = ["critical", "high", "medium", "low"];

// As in the heat map.
const paints = {
  critical: { colour: "var(--gr-bad)", washPercent: 22 },
  high: { colour: "var(--gr-warn)", washPercent: 24 },
  medium: { colour: "var(--gr-warn)", washPercent: 8 },
  low: { colour: "var(--gr-idle)", washPercent: 8 },
} as const;

export const riskClasses: readonly MarkClass[] = [
  ...riskBands.map(
    (band): MarkClass => ({
      id: band,
      label: band,
      meaning: `the worst risk that is left with its mitigations is ${band}`,
      paint: { ...paints[band], look: "solid" },
    }),
  ),
  { id: "none", label: "none on file", meaning: "the register names no risk here", paint: greyPaint },
];

/** The register is of no environment; what fires is.
 * @param environment only what fires there, or by the design alone; null = everywhere */
export function markRisk(
  node: DiagramNode,
  facts: readonly ComponentFacts[],
  live: LiveReading,
  environment: string | null,
): NodeMark {
  const own = new Set(node.components);
  const firing = (live.firing ?? [])
    .filter(
      ({ environments }) =>
        environment === null || environments.length === 0 || environments.includes(environment),
    )
    .filter(({ components }) => components.some((id) => own.has(id)))
    .map(({ title }) => title);
  const band = riskBands.find((candidate) => facts.some((fact) => fact.risk === candidate));
  const count = new Set(facts.flatMap(({ risks }) => risks)).size;
  const now = firing.length > 0 ? `, firing now: ${firing.join("; ")}` : "";
  if (!band) return mark("none", `no risk on file${now}`, { firing });
  const many = count === 1 ? "1 risk" : `${count} risks`;
  return mark(band, `worst residual risk ${band}, ${many} on file${now}`, {
    badge: `${band} · ${many}`,
    firing,
  });
}
