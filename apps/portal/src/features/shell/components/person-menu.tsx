"use client";

import {
  Avatar,
  Menu,
  SegmentedControl,
  Stack,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from "@mantine/core";
import { strongestRole } from "@greenroom/core/access";
import { useMounted } from "@mantine/hooks";
import { IconLogout } from "@tabler/icons-react";
import { useShell } from "../shell-context.ts";

export function PersonMenu() {
  const { viewer } = useShell();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  const role = strongestRole(viewer.grants) ?? "none";
  const initials = viewer.name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton aria-label={`${viewer.name}, ${role}`}>
          <Avatar size={30} radius={999} color="iris" variant="light">
            {initials}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={0} px={12} py={8}>
          <Text fw={600}>{viewer.name}</Text>
          <Text size="xs" c="dimmed" truncate>
            {viewer.email}
          </Text>
          <Text size="xs" c="dimmed" mt={4}>
            Role: {role}
          </Text>
        </Stack>
        <Menu.Divider />
        <Stack gap={6} px={12} py={8}>
          <Text size="xs" c="dimmed" id="theme-label">
            Theme
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="theme-label"
            value={mounted ? colorScheme : "auto"}
            onChange={(value) => setColorScheme(value)}
            data={[
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
              { value: "auto", label: "System" },
            ]}
          />
        </Stack>
        <Menu.Divider />
        <form action="/api/sign-out" method="post">
          <Menu.Item component="button" type="submit" leftSection={<IconLogout size={16} stroke={1.6} />}>
            Sign out
          </Menu.Item>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
