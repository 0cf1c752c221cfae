"use client";

import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "#portal/design/panel.tsx";
import { FailedState } from "#portal/design/states.tsx";
import type { ConfigurationFault } from "../contract.ts";
import { configurationQueries } from "../queries/configuration-queries.ts";

/** What greenroom.yaml says and is not there, on the page where it is missed; nothing where all of it is there.
 * @param about what the page shows; left out = everything
 * @param environment only of it; null = of all
 * @param service only of it; left out = of all */
export function ConfigurationFaults({
  about,
  environment,
  service,
}: {
  about?: readonly ConfigurationFault["about"][];
  environment: string | null;
  service?: string | null;
}) {
  const { data } = useQuery(configurationQueries.findings());
  const faults = (data?.faults ?? []).filter(
    (fault) =>
      (about === undefined || about.includes(fault.about)) &&
      (environment === null || fault.environment === null || fault.environment === environment) &&
      (service === undefined || fault.service === null || fault.service === service),
  );
  if (faults.length === 0) return null;
  return (
    <Panel>
      <FailedState
        what="The configuration names what is not there"
        why={
          <Stack component="ul" gap={4} m={0} pl="md">
            {faults.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </Stack>
        }
      />
    </Panel>
  );
}
