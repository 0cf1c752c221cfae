"use client";

import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "#portal/design/panel.tsx";
import { FailedState } from "#portal/design/states.tsx";
import type { ConfigurationFault } from "../contract.ts";
import { configurationQueries } from "../queries/configuration-queries.ts";

/** What is wrong with greenroom.yaml, or is not there that it names, on the page where it is missed; nothing where all of
 * it is there.
 * @param about what the page shows; left out = everything
 * @param environment only of it; null = of all
 * @param service only of it, and of what the page cannot show; left out = of all
 * @param shown ids of the services that the page can show */
export function ConfigurationFaults({
  about,
  environment,
  service,
  shown = [],
}: {
  about?: ConfigurationFault["about"];
  environment: string | null;
  service?: string | null;
  shown?: readonly string[];
}) {
  const { data } = useQuery(configurationQueries.findings());
  const faults = (data?.faults ?? []).filter(
    (fault) =>
      (about === undefined || fault.about.some((each) => each === "configuration" || about.includes(each))) &&
      (environment === null || fault.environment === null || fault.environment === environment) &&
      (service === undefined ||
        fault.service === null ||
        fault.service === service ||
        (shown.length > 0 && !shown.includes(fault.service))),
  );
  if (faults.length === 0) return null;
  const leftOut = data?.leftOut ?? [];
  return (
    <Panel>
      <FailedState
        what="The configuration has faults"
        why={
          <Stack component="ul" gap={4} m={0} pl="md">
            {faults.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
            {leftOut.length > 0 && (
              <li>Until this is corrected, Greenroom goes without {leftOut.join(", ")}.</li>
            )}
          </Stack>
        }
      />
    </Panel>
  );
}
