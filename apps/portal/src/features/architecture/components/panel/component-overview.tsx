import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import { KeyValueList } from "#portal/design/index.ts";
import type {
  ComponentDetail,
  NamedEdge,
  NamedInZone,
  TopicMark,
  ZoneDetail,
} from "#portal/features/architecture/architecture-view.ts";
import { useKeptAddress } from "#portal/features/shell/use-kept-address.ts";
import { componentPath, flowPath, topicPath } from "#portal/features/architecture/paths.ts";
import classes from "./side-panel.module.css";

export function ComponentOverview({ component }: { component: ComponentDetail }) {
  const { objective, tier } = component;
  const facts: (readonly [string, ReactNode])[] = [
    ["Kind", component.kind],
    ["Technology", component.technology ?? "–"],
    ["Zone", component.zoneName],
    ["Owner", component.ownerName ?? "–"],
    ["Tier", tier === null ? "–" : String(tier)],
    ["Objective", objective ? `${objective.targetPercent} %: ${objective.indicator}` : "–"],
    ["Data", component.data.length > 0 ? component.data.join(", ") : "–"],
    ["Reality", component.reality],
    ...(component.runsOn
      ? [["Runs on", <ComponentLink key="host" component={component.runsOn} />] as const]
      : []),
  ];
  return (
    <>
      {component.description !== null && <Text mb="sm">{component.description}</Text>}
      <KeyValueList items={facts} />
      <Edges title={`Depends on (${component.uses.length})`} edges={component.uses}>
        {({ fallback, timeoutMs }) => (
          <>
            {timeoutMs !== null && ` · within ${timeoutMs} ms`}
            {fallback !== null && <span className={classes.note}>else: {fallback}</span>}
          </>
        )}
      </Edges>
      <Edges title={`Needed by (${component.usedBy.length})`} edges={component.usedBy} />
      {component.runsHere.length > 0 && (
        <>
          <h3 className={classes.section}>Runs on it ({component.runsHere.length})</h3>
          <ul className={classes.edges}>
            {component.runsHere.map((guest) => (
              <li key={guest.id}>
                <ComponentLink component={guest} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Topics title="Publishes" topics={component.publishes} />
      <Topics title="Consumes" topics={component.consumes} />
      <Topics title="Carries" topics={component.carries} />
      {component.flows.length > 0 && (
        <>
          <h3 className={classes.section}>Takes part in</h3>
          <ul className={classes.edges}>
            {component.flows.map(({ id, name }) => (
              <li key={id}>
                <Anchor component={Link} href={flowPath(id)} fz="sm">
                  {name}
                </Anchor>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ComponentLink({ component: { zone, id, name } }: { component: NamedInZone }) {
  const keep = useKeptAddress();
  return (
    <Anchor component={Link} href={keep(componentPath(zone, id))} fz="sm">
      {name}
    </Anchor>
  );
}

function Topics({ title, topics }: { title: string; topics: readonly TopicMark[] }) {
  if (topics.length === 0) return null;
  return (
    <>
      <h3 className={classes.section}>
        {title} ({topics.length})
      </h3>
      <ul className={classes.edges} aria-label={title}>
        {topics.map(({ id, name, note }) => (
          <li key={id}>
            <Anchor component={Link} href={topicPath(id)} fz="sm">
              {name}
            </Anchor>
            {note !== null && <span className={classes.note}>{note}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

export function ZoneOverview({ zone }: { zone: ZoneDetail }) {
  return (
    <>
      <Text mb="sm">{zone.description}</Text>
      <KeyValueList items={[["Trust", zone.trust]]} />
      <h3 className={classes.section}>Components ({zone.components.length})</h3>
      <ul className={classes.edges}>
        {zone.components.map(({ id, name, kind }) => (
          <li key={id}>
            <ComponentLink component={{ id, name, zone: zone.id }} />{" "}
            <Text span c="dimmed" fz="xs">
              {kind}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}

function Edges<Edge extends NamedEdge>({
  title,
  edges,
  children,
}: {
  title: string;
  edges: readonly Edge[];
  children?: (edge: Edge) => ReactNode;
}) {
  if (edges.length === 0) return null;
  return (
    <>
      <h3 className={classes.section}>{title}</h3>
      <ul className={classes.edges}>
        {edges.map((edge) => (
          <li key={`${edge.id} ${edge.protocol}`}>
            <ComponentLink component={edge} />
            <span className={classes.note}>
              {edge.protocol} · {edge.mode} · {edge.need}
              {children?.(edge)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
