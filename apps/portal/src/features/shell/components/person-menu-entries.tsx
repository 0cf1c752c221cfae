"use client";

import { can, strongestRole } from "@greenroom/core/access";
import { Menu, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import Link from "next/link";
import { LaterMenu, type MenuOpening } from "#portal/design/later-menu.tsx";
import { useShell } from "../shell-context.ts";
import { sidePages } from "../side-pages.ts";

const themes = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "auto", label: "As the system" },
] as const;

/** Who somebody is here, the palette they look at, the pages beside the rail, and the way out. */
export function PersonMenuEntries(opening: MenuOpening) {
  const { viewer } = useShell();
  const role = strongestRole(viewer.grants) ?? "none";
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <LaterMenu opening={opening} position="bottom-end" width={260} closeOnItemClick={false}>
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
      <Menu.Label id="theme-label">Theme</Menu.Label>
      <div role="group" aria-labelledby="theme-label">
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => {
            const theme = themes.find((each) => each.value === value);
            if (theme) setColorScheme(theme.value);
          }}
        >
          {themes.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </div>
      <Menu.Divider />
      {sidePages
        .filter(({ permission }) => can(viewer, permission))
        .map(({ path, label, icon: Icon }) => (
          <Menu.Item
            key={path}
            component={Link}
            href={path}
            leftSection={<Icon size={16} stroke={1.6} />}
            closeMenuOnClick
          >
            {label}
          </Menu.Item>
        ))}
      <form action="/api/sign-out" method="post">
        <Menu.Item component="button" type="submit" leftSection={<IconLogout size={16} stroke={1.6} />}>
          Sign out
        </Menu.Item>
      </form>
    </LaterMenu>
  );
}
