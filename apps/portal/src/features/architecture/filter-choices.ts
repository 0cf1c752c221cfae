import { dataClasses } from "@greenroom/core/architecture";
import type { ComponentFacts, DiagramPage } from "./architecture-view.ts";
import type { ComponentFilter } from "./component-filter.ts";
import { riskBands } from "./overlays/risk-overlay.ts";

interface FilterChoices {
  readonly id: keyof ComponentFilter;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What can be asked for here: only values that some component of the view has. */
export function filterChoices({
  facts,
  teams,
  requirements,
}: Pick<DiagramPage, "facts" | "teams" | "requirements">): readonly FilterChoices[] {
  const some = (has: (fact: ComponentFacts) => boolean) => facts.some(has);
  const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const listed = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  return [
    {
      id: "team",
      label: "Team",
      choices: listed(teams.filter(({ id }) => some(({ owner }) => owner === id))),
    },
    {
      id: "tier",
      label: "Tier",
      choices: [0, 1, 2, 3]
        .filter((value) => some(({ tier }) => tier === value))
        .map((value) => ({ value: String(value), label: `Tier ${value}` })),
    },
    {
      id: "requirement",
      label: "Requirement",
      choices: listed(requirements.filter(({ id }) => some((fact) => fact.requirements.includes(id)))),
    },
    { id: "kind", label: "Kind", choices: named([...new Set(facts.map(({ kind }) => kind))].sort()) },
    {
      id: "data",
      label: "Data class",
      choices: named(dataClasses.filter((value) => some(({ data }) => data.includes(value)))),
    },
    {
      id: "risk",
      label: "Risk",
      choices: [
        ...named(riskBands.filter((value) => some(({ risk }) => risk === value))),
        ...(some(({ risk }) => risk === null) ? [{ value: "none", label: "none on file" }] : []),
      ],
    },
  ];
}
