import { Anchor, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { KeyValueList, Panel } from "#portal/design/index.ts";
import type { EnvironmentSummary } from "../contract.ts";
import { LayerLine } from "./layer-line.tsx";
import { ServiceMarks, ServiceSummaryLines } from "./service-summary-lines.tsx";

/** What runs here and since when, its health, then what waits. */
export function EnvironmentCard({ summary }: { summary: EnvironmentSummary }) {
  const { services } = summary;
  const [only, ...others] = services;
  const isAlone = only !== undefined && others.length === 0;
  return (
    <Panel
      title={
        <Anchor
          component={Link}
          href={isAlone ? `/rollouts/${summary.id}/${only.id}` : `/rollouts?env=${summary.id}`}
          c="inherit"
          fw={600}
        >
          {summary.name}
        </Anchor>
      }
      description={`namespace ${summary.namespace}`}
      actions={isAlone && <ServiceMarks service={only} />}
      stale={isAlone && only.connection?.state === "unreachable" && only.rollout !== null}
    >
      <Stack gap="sm">
        {services.map((service) => (
          <ServiceSummaryLines
            key={service.id}
            environment={summary.id}
            service={service}
            isNamed={!isAlone}
          />
        ))}
        {summary.notHere.length > 0 && (
          <Text c="dimmed" fz="xs">
            not here: {summary.notHere.join(", ")}
          </Text>
        )}
        <KeyValueList
          items={[
            ...(summary.firing === 0
              ? []
              : [
                  [
                    "Risks",
                    summary.firing === null ? (
                      <Text c="dimmed" fz="inherit" key="risks">
                        not known
                      </Text>
                    ) : (
                      <Anchor component={Link} href="/risks?now=violated" fz="inherit" key="risks">
                        {summary.firing === 1 ? "1 check fires" : `${summary.firing} checks fire`}
                      </Anchor>
                    ),
                  ] as const,
                ]),
            ...summary.layers.map(
              (layer) => [`Terraform ${layer.layer}`, <LayerLine key={layer.layer} layer={layer} />] as const,
            ),
          ]}
        />
      </Stack>
    </Panel>
  );
}
