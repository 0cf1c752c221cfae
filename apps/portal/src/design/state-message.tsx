import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** The shared layout of empty, failed, unreachable and forbidden: an icon, one sentence, one action. */
export function StateMessage({
  icon,
  title,
  children,
  action,
  role,
}: {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  role?: "alert" | "status";
}) {
  return (
    <Group align="flex-start" gap="sm" wrap="nowrap" py="xs" role={role}>
      <span style={{ flex: "none", marginTop: 1 }} aria-hidden>
        {icon}
      </span>
      <Stack gap={4} style={{ minWidth: 0 }}>
        <Text fw={600} component="div">
          {title}
        </Text>
        {children && (
          <Text c="dimmed" component="div" maw={640}>
            {children}
          </Text>
        )}
        {action && <Group mt={4}>{action}</Group>}
      </Stack>
    </Group>
  );
}
