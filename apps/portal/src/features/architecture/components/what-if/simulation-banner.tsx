import { Button, Pill, Select } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { WhatIfView } from "#portal/features/architecture/what-if-view.ts";
import { type FailingPart, formatPart, parseFailing } from "#portal/features/architecture/failing-parts.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import classes from "./what-if.module.css";

/** Says that nothing here is so, and what is supposed to fail. */
export function SimulationBanner({
  failing,
  unread,
  simulation,
  onChange,
}: {
  failing: readonly FailingPart[];
  /** What the address asks for beside them and names no part. */
  unread: readonly string[];
  simulation: WhatIfView;
  onChange: (failing: readonly FailingPart[]) => void;
}) {
  const { data: contents } = useQuery(architectureQueries.contents());
  const offered = [
    { group: "Zones", parts: contents?.zones ?? [], kind: "zone" as const },
    { group: "Components", parts: contents?.components ?? [], kind: "component" as const },
  ].map(({ group, parts, kind }) => ({
    group,
    items: parts
      .filter(({ id }) => !failing.some((part) => part.kind === kind && part.id === id))
      .map(({ id, name }) => ({ value: formatPart({ kind, id }), label: name })),
  }));
  return (
    <div className={classes.banner} role="note" aria-label="Simulation">
      <IconFlask size={18} aria-hidden />
      <strong>Simulation</strong>
      {simulation.failed.length > 0 && <span>Without</span>}
      {simulation.failed.map(({ kind, id, name }) => (
        <Pill
          key={formatPart({ kind, id })}
          withRemoveButton
          removeButtonProps={{ "aria-label": `Bring back ${name}`, "aria-hidden": false, tabIndex: 0 }}
          onRemove={() => onChange(failing.filter((part) => part.kind !== kind || part.id !== id))}
        >
          {kind === "zone" ? `the zone ${name}` : name}
        </Pill>
      ))}
      <Select
        // The name that was typed belongs to the part before.
        key={failing.length}
        className={classes.add}
        size="xs"
        aria-label="Add what fails"
        placeholder={failing.length === 0 ? "What fails?" : "And …"}
        searchable
        limit={60}
        nothingFoundMessage="Nothing has that name"
        data={offered}
        value={null}
        onChange={(value) => value !== null && onChange([...failing, ...parseFailing(value)])}
      />
      {failing.length > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => onChange([])}>
          Clear
        </Button>
      )}
      {simulation.unknown.length > 0 && (
        <span role="status">
          The model has no {simulation.unknown.map((part) => part.replace(":", " ")).join(" and no ")}; the
          rest is simulated without it.
        </span>
      )}
      {unread.length > 0 && (
        <span role="status">
          {unread.map((piece) => `“${piece}”`).join(" and ")} in the address{" "}
          {unread.length === 1 ? "names" : "name"} no part: write component: or zone: and an id, or choose
          above.
        </span>
      )}
    </div>
  );
}
