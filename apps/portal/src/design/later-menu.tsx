"use client";

import { Menu, type MenuProps } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import type { ReactNode, RefObject } from "react";
import { MenuAnchor } from "./menu-anchor.tsx";

/** What a menu that comes later is told of the button that opens it. */
export interface MenuOpening {
  readonly id: string;
  readonly button: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
}

/** A menu of a button that is on the page already. */
export function LaterMenu({
  opening: { id, button, isOpen, onChange },
  children,
  ...props
}: Pick<MenuProps, "position" | "width" | "closeOnItemClick"> & {
  readonly opening: MenuOpening;
  readonly children: ReactNode;
}) {
  // It opens after it was there closed: only then does it know where the focus was.
  const isThere = useMounted();
  return (
    <Menu {...props} id={id} opened={isOpen && isThere} onChange={onChange}>
      <Menu.Target>
        <MenuAnchor button={button} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
