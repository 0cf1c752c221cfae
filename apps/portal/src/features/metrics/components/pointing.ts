"use client";

import { createContext } from "react";

/** Whether somebody has pointed at a chart of the page: before that, none needs a crosshair. */
export const HasPointed = createContext(false);
