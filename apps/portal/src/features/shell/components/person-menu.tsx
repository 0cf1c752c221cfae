"use client";

import { strongestRole } from "@greenroom/core/access";
import { Avatar, UnstyledButton } from "@mantine/core";
import { later } from "#portal/design/later.ts";
import { useLaterMenu } from "#portal/design/use-later-menu.ts";
import { useShell } from "../shell-context.ts";

const entries = later(() =>
  import("./person-menu-entries.tsx").then(({ PersonMenuEntries }) => PersonMenuEntries),
);

export function PersonMenu() {
  const { viewer } = useShell();
  const role = strongestRole(viewer.grants) ?? "none";
  const { opening, trigger } = useLaterMenu(entries);
  const initials = viewer.name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <>
      <UnstyledButton {...trigger} aria-label={`${viewer.name}, ${role}`}>
        <Avatar size={30} radius={999} color="iris" variant="light">
          {initials}
        </Avatar>
      </UnstyledButton>
      <entries.Component {...opening} />
    </>
  );
}
