import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState, StatusBadge, type StatusTone } from "#portal/design/index.ts";
import type { Named } from "#portal/features/architecture/architecture-view.ts";
import type { FlowStop, WhatIfView } from "#portal/features/architecture/what-if-view.ts";
import { flowPath, requirementPath } from "#portal/features/architecture/paths.ts";
import panel from "../panel/side-panel.module.css";
import classes from "./what-if.module.css";

/** What a failure costs, and who is called. */
export function ConsequenceList({ simulation }: { simulation: WhatIfView }) {
  const { failed, requirementsLost, requirementsDegraded, flowsBroken, flowsDegraded, teams, risks } =
    simulation;
  if (failed.length === 0)
    return (
      <aside className={panel.panel} aria-label="Consequences">
        <div className={panel.body}>
          <EmptyState title="Nothing fails yet">
            Choose above what fails, or select a part on the map and press “Fail this”.
          </EmptyState>
        </div>
      </aside>
    );
  return (
    <aside className={panel.panel} aria-label="Consequences">
      <div className={panel.body}>
        <Requirements title="Requirements lost" tone="bad" word="lost" items={requirementsLost} />
        <Stops title="Flows broken" stops={flowsBroken} />
        <Section title="Teams to call" count={teams.length} empty="nobody">
          {teams.map(({ id, name, role, components }) => (
            <li key={id}>
              {name}
              <span className={panel.note}>
                {role === "cause" ? "owns the cause: " : "owns what fails with it: "}
                {components.map((component) => component.name).join(", ")}
              </span>
            </li>
          ))}
        </Section>
        <Requirements
          title="Requirements degraded"
          tone="warn"
          word="degraded"
          items={requirementsDegraded}
        />
        <Stops title="Flows that go on differently" stops={flowsDegraded} />
        <Section title="Risks on file" count={risks.length} empty="none in what is hit">
          {risks.map(({ id, title, band, score }) => (
            <li key={id}>
              <Anchor component={Link} href={`/risks/${id}`} fz="sm">
                {title}
              </Anchor>
              <span className={panel.note}>
                {band}, {score} of 25 left
              </span>
            </li>
          ))}
        </Section>
      </div>
    </aside>
  );
}

function Requirements({
  title,
  tone,
  word,
  items,
}: {
  title: string;
  tone: StatusTone;
  word: string;
  items: readonly Named[];
}) {
  return (
    <Section title={title} count={items.length} empty="none">
      {items.map(({ id, name }) => (
        <li key={id} className={classes.requirement}>
          <StatusBadge tone={tone} plain>
            {word}
          </StatusBadge>
          <Anchor component={Link} href={requirementPath(id)} fz="sm">
            {name}
          </Anchor>
        </li>
      ))}
    </Section>
  );
}

function Stops({ title, stops }: { title: string; stops: readonly FlowStop[] }) {
  return (
    <Section title={title} count={stops.length} empty="none">
      {stops.map(({ flow, step, message, reason }) => (
        <li key={`${flow.id} ${step} ${reason}`}>
          <Anchor component={Link} href={`${flowPath(flow.id)}?step=${step}`} fz="sm">
            {flow.name}, step {step}
          </Anchor>
          <span className={panel.note}>{message}</span>
          <span className={panel.note}>{reason}</span>
        </li>
      ))}
    </Section>
  );
}

function Section({
  title,
  count,
  empty,
  children,
}: {
  title: string;
  count: number;
  empty: string;
  children: ReactNode;
}) {
  return (
    <section>
      <h2 className={panel.section}>
        {title} ({count})
      </h2>
      {count === 0 ? (
        <Text c="dimmed" fz="sm">
          {empty}
        </Text>
      ) : (
        <ul className={panel.edges}>{children}</ul>
      )}
    </section>
  );
}
