import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { flowPath } from "#portal/features/architecture/paths.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import panel from "../panel/side-panel.module.css";

/** What serves a requirement, beside the map of it. */
export function RequirementPanel({ id }: { id: string }) {
  const { data } = useQuery(architectureQueries.contents());
  const requirement = data?.requirements.find((candidate) => candidate.id === id);
  if (!requirement) return null;
  const { flows, components, deployed, name } = requirement;
  return (
    <aside className={panel.panel} aria-label={`${name}: what serves it`}>
      <div className={panel.body}>
        <Text fz="sm">
          {components} components serve it, {deployed === 0 ? "none of them" : deployed} deployed.
        </Text>
        <h2 className={panel.section}>Flows ({flows.length})</h2>
        {flows.length === 0 ? (
          <Text c="dimmed">No flow tells how it is met.</Text>
        ) : (
          <ul className={panel.edges}>
            {flows.map((flow) => (
              <li key={flow.id}>
                <Anchor component={Link} href={flowPath(flow.id)} fz="sm">
                  {flow.name}
                </Anchor>
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}
