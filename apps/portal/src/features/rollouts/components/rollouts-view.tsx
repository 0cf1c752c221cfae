"use client";

import { SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { Dated, FailedState, PageHeader, Panel } from "#portal/design/index.ts";
import { ConfigurationFaults } from "#portal/features/configuration/components/configuration-faults.tsx";
import { NotConfigured } from "#portal/features/configuration/components/not-configured.tsx";
import { EnvironmentName } from "#portal/features/shell/components/environment-name.tsx";
import { NotThere } from "#portal/features/shell/components/not-there.tsx";
import { ServiceSwitch } from "#portal/features/shell/components/service-switch.tsx";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import { useService } from "#portal/features/shell/use-service.ts";
import type { NotHere } from "../contract.ts";
import { RolloutPanel } from "./rollout-panel.tsx";
import { useRolloutCards } from "./use-rollout-cards.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export function RolloutsView({ notHere }: { notHere: NotHere }) {
  const asked = useRolloutCards();
  const { data, error } = asked;
  const { environment } = useEnvironment();
  const services = [...new Set(data?.map((card) => card.service))];
  const { service } = useService(services);
  const cards = data?.filter(
    (card) => card.service === service && (environment === null || card.environment === environment.id),
  );
  const missing = (service === null ? [] : (notHere[service] ?? [])).filter(
    ({ id }) => environment === null || id === environment.id,
  );
  return (
    <>
      <PageHeader
        title={pageLabels["/rollouts"]}
        description="The pods of a service in each environment, as the clusters say it, live."
        actions={<ServiceSwitch services={services} />}
      />
      {service !== null && (
        <NotThere
          parameter="service"
          what="service"
          known={services.map((id) => ({ id, name: id }))}
          instead={`${service} is shown.`}
        />
      )}
      <ConfigurationFaults
        about={["cluster", "workload"]}
        environment={environment?.id ?? null}
        service={service}
        shown={services}
      />
      {error && !data && (
        <FailedState what="The rollouts could not be loaded" why={error.message} remedy="Reload the page." />
      )}
      {!data && !error && <Skeleton height={320} />}
      <Dated asked={asked} isPolled>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md">
            {cards?.map((card) => (
              <RolloutPanel key={card.environment} card={card} />
            ))}
            {missing.map(({ id }) => (
              <Panel key={id} title={<EnvironmentName id={id} />}>
                <Text c="dimmed" fz="sm">
                  {service} is not here.
                </Text>
              </Panel>
            ))}
          </SimpleGrid>
          <NotConfigured />
        </Stack>
      </Dated>
    </>
  );
}
