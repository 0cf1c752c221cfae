import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** What this page is, in one line, with its main action at the right. */
export function PageHeader({
  title,
  description,
  status,
  actions,
}: {
  title: ReactNode;
  description?: ReactNode;
  status?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="md">
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Group gap="sm">
          <Title order={1} fz="1.25rem" lh={1.3} style={{ overflowWrap: "anywhere" }}>
            {title}
          </Title>
          {status}
        </Group>
        {description && (
          <Text c="dimmed" maw={720} component="div">
            {description}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
