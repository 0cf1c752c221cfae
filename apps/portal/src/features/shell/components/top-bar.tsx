"use client";

import { Group, Kbd, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { wishForPalette } from "../palette-wish.ts";
import classes from "./app-frame.module.css";
import { EnvironmentSwitcher } from "./environment-switcher.tsx";
import { LiveIndicator } from "./live-indicator.tsx";
import { fetchPalette } from "./palette-opener.tsx";
import { PersonMenu } from "./person-menu.tsx";

export function TopBar() {
  return (
    <Group justify="space-between" wrap="nowrap" style={{ flex: 1, minWidth: 0 }} gap="sm">
      <EnvironmentSwitcher />
      <Group gap="sm" wrap="nowrap">
        <LiveIndicator />
        <UnstyledButton
          className={classes.search}
          onPointerEnter={fetchPalette}
          onFocus={fetchPalette}
          onClick={() => {
            fetchPalette();
            wishForPalette();
          }}
          aria-keyshortcuts="Control+K"
        >
          <IconSearch size={16} stroke={1.6} aria-hidden />
          <span>Search</span>
          <Kbd size="xs" fz="0.6875rem">
            Ctrl K
          </Kbd>
        </UnstyledButton>
        <PersonMenu />
      </Group>
    </Group>
  );
}
