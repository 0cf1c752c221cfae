import { type DataClass, dataClasses } from "@greenroom/core/architecture";
import type { ComponentFacts } from "../architecture-view.ts";
import { greyPaint, hue, mark, type MarkClass, type NodeMark } from "./overlay.ts";

/** What the model itself says: who owns a part, what data it holds, how much hangs on it. */

export function ownershipClasses(teams: readonly { id: string; name: string }[]): readonly MarkClass[] {
  return [
    ...teams.map(
      ({ id, name }, index): MarkClass => ({
        id,
        label: name,
        meaning: `owned by ${name}`,
        paint: { colour: hue(index), washPercent: 14, look: "solid" },
      }),
    ),
    { id: "none", label: "no owner", meaning: "nobody owns a person", paint: greyPaint },
  ];
}

/** A zone takes the colour of the team that owns most of it, and says how many more there are. */
export function markOwnership(
  facts: readonly ComponentFacts[],
  teams: readonly { id: string; name: string }[],
): NodeMark {
  const counts = new Map<string, number>();
  for (const { owner } of facts) if (owner !== null) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const owners = [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const [most] = owners;
  if (most === undefined) return mark("none", "no owner");
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? id;
  return mark(most, `owned by ${owners.map(nameOf).join(", ")}`, {
    badge: owners.length === 1 ? nameOf(most) : `${nameOf(most)} +${owners.length - 1}`,
  });
}

// Fixed places on the wheel, far apart from one to the next.
const dataHues: Readonly<Record<DataClass, number>> = {
  public: 150,
  internal: 225,
  personal: 280,
  sensitive: 325,
  financial: 85,
  pci: 50,
  secret: 20,
};

export const dataClassClasses: readonly MarkClass[] = [
  ...dataClasses.toReversed().map(
    (id): MarkClass => ({
      id,
      label: id,
      meaning: `${id} is the most delicate data it holds`,
      paint: {
        colour: `oklch(var(--category-lightness) var(--category-chroma) ${dataHues[id]})`,
        washPercent: 14,
        look: "solid",
      },
    }),
  ),
  { id: "none", label: "no data", meaning: "the model names no data here", paint: greyPaint },
];

export function markDataClass(facts: readonly ComponentFacts[]): NodeMark {
  const held = dataClasses.toReversed().filter((id) => facts.some(({ data }) => data.includes(id)));
  const [worst] = held;
  if (worst === undefined) return mark("none", "no data");
  return mark(worst, `holds ${held.join(", ")} data`, {
    badge: held.length > 3 ? `${held.slice(0, 2).join(", ")} +${held.length - 2}` : held.join(", "),
  });
}

const tierMeanings = [
  "members cannot sign in, play or be charged without it",
  "members notice within minutes",
  "members notice within hours, or not at all",
  "internal or batch",
] as const;

export const tierClasses: readonly MarkClass[] = [
  ...tierMeanings.map(
    (meaning, tier): MarkClass => ({
      id: String(tier),
      label: `tier ${tier}`,
      meaning,
      paint: {
        colour: "var(--gr-accent-text)",
        washPercent: [34, 20, 9, 2][tier] ?? 0,
        look: "solid",
      },
    }),
  ),
  { id: "none", label: "no tier", meaning: "people have none", paint: greyPaint },
];

export function markTier(facts: readonly ComponentFacts[]): NodeMark {
  const tiers = facts.flatMap(({ tier }) => (tier === null ? [] : [tier]));
  if (tiers.length === 0) return mark("none", "no tier");
  const highest = Math.min(...tiers);
  const several = tiers.some((tier) => tier !== highest);
  const count = tiers.filter((tier) => tier === highest).length;
  return mark(
    String(highest),
    several ? `${count} of ${tiers.length} parts are tier ${highest}` : `tier ${highest}`,
    {
      badge: several ? `tier ${highest} · ${count} of ${tiers.length}` : `tier ${highest}`,
    },
  );
}
