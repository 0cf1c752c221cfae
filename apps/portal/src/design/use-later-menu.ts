"use client";

import { useId, useRef, useState } from "react";
import type { Later } from "./later.ts";
import type { MenuOpening } from "./later-menu.tsx";

/** A button whose menu is fetched when somebody points at it, focuses or presses it. */
export function useLaterMenu(menu: Later<MenuOpening>) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, onChange] = useState(false);
  const opening: MenuOpening = { id, button, isOpen, onChange };
  const fetchIt = () => void menu.fetch();
  return {
    opening,
    trigger: {
      ref: button,
      id: `${id}-target`,
      "aria-haspopup": "menu",
      "aria-expanded": isOpen,
      onPointerEnter: fetchIt,
      onFocus: fetchIt,
      onClick: () => {
        fetchIt();
        onChange(!isOpen);
      },
    } as const,
  };
}
