import { Anchor, Group, Text } from "@mantine/core";
import Link from "next/link";
import { Message, StatusBadge } from "#portal/design/index.ts";
import type { ServiceSummary } from "../contract.ts";

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 });

/** How many requests failed of how many may; without requests there is no answer. */
export function ObjectiveLine({
  environment,
  service,
  reading,
}: {
  environment: string;
  service: string;
  reading: NonNullable<ServiceSummary["objective"]>;
}) {
  switch (reading.kind) {
    case "measured":
      return (
        <Group gap="xs">
          <Anchor
            component={Link}
            href={`/metrics?env=${environment}&service=${service}`}
            fz="inherit"
            title={`${Math.round(reading.requests)} ${reading.counted}`}
          >
            {percent.format(reading.errorRatio)} of at most {percent.format(reading.errorRatioMax)}
          </Anchor>
          <StatusBadge tone={reading.isKept ? "good" : "bad"} plain>
            {reading.isKept ? "kept" : "broken"}
          </StatusBadge>
        </Group>
      );
    case "no-requests":
      return (
        <Text c="dimmed" fz="inherit">
          no requests
        </Text>
      );
    case "none":
      return (
        <Text c="dimmed" fz="inherit">
          no objective
        </Text>
      );
    case "unavailable":
      return (
        <Text c="dimmed" fz="inherit" component="div">
          not known: <Message>{reading.reason}</Message>
        </Text>
      );
    default:
      return reading satisfies never;
  }
}
