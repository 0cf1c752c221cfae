"use client";

import { Code, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "#portal/design/panel.tsx";
import { configurationQueries } from "../queries/configuration-queries.ts";

/** What runs and no service names, with the lines that would make services of it; nothing where everything is named. */
export function NotConfigured() {
  const { data } = useQuery(configurationQueries.findings());
  const unasked = (data?.notLookedUp ?? []).filter(
    ({ about }) => about === "cluster" || about === "workload",
  );
  if (!data || (data.notConfigured.workloads.length === 0 && unasked.length === 0)) return null;
  const { workloads, lines } = data.notConfigured;
  return (
    <Panel
      title="Seen, not configured"
      description="What runs beside these services. Add what Greenroom should watch to services in greenroom.yaml."
    >
      <Stack gap="sm">
        {workloads.length > 0 && (
          <>
            <Stack component="ul" gap={2} m={0} pl="md" aria-label="Seen, not configured">
              {workloads.map(({ kind, name, environments }) => (
                <li key={`${kind}/${name}`}>
                  {kind} {name} in {environments.join(", ")}
                </li>
              ))}
            </Stack>
            <Code block tabIndex={0} role="region" aria-label="Lines to add to greenroom.yaml">
              {["services:", ...lines].join("\n")}
            </Code>
          </>
        )}
        {unasked.map(({ text }) => (
          <Text key={text} c="dimmed" size="sm">
            {text}
          </Text>
        ))}
      </Stack>
    </Panel>
  );
}
