import type { DiagramNode } from "@greenroom/core/architecture";
import { type LiveReading, workloadVersion } from "./live-reading.ts";
import { greyPaint, mark, type MarkClass, type NodeMark } from "./overlay.ts";

export const versionClasses: readonly MarkClass[] = [
  {
    id: "same",
    label: "one version",
    meaning: "every environment runs the same version",
    paint: { colour: "var(--gr-good)", washPercent: 9, look: "solid" },
  },
  {
    id: "differs",
    label: "versions differ",
    meaning: "environments run different versions",
    paint: { colour: "var(--gr-busy)", washPercent: 10, look: "solid" },
  },
  {
    id: "unknown",
    label: "version unknown",
    meaning: "deployed to environments, and at least one tells no version",
    paint: { colour: "var(--gr-idle)", washPercent: 0, look: "dotted" },
  },
  {
    id: "unversioned",
    label: "no release",
    meaning: "deployed, and not shipped as a release",
    paint: { colour: "var(--gr-idle)", washPercent: 0, look: "solid" },
  },
  { id: "designed", label: "designed", meaning: "exists on paper only", paint: greyPaint },
];

/** @param environment only this one's version; null = every environment's */
export function markVersion(node: DiagramNode, live: LiveReading, environment: string | null): NodeMark {
  if (node.reality === "designed") return mark("designed", "designed");
  const seen = node.components
    .flatMap((id) => live.states?.get(id)?.bindings ?? [])
    .flatMap((binding) => workloadVersion(binding) ?? [])
    .filter((found) => environment === null || found.environment === environment);
  if (seen.length === 0) return mark("unversioned", "not shipped as a release");
  const isStale = live.isStale || seen.some(({ isLastKnown }) => isLastKnown);
  const versions = new Set(seen.map(({ version }) => version ?? "unknown"));
  const [only] = versions;
  const where = seen.map((found) => found.environment);
  const badge =
    versions.size === 1 && where.length > 1
      ? `${only} in ${where.join(", ")}`
      : seen.map((found) => `${found.environment} ${found.version ?? "?"}`).join(" · ");
  const classId = versions.has("unknown") ? "unknown" : versions.size > 1 ? "differs" : "same";
  return mark(classId, isStale ? `${badge}, last known` : badge, { badge, isStale });
}
