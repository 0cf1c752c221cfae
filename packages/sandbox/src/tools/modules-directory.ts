import { resolve } from "node:path";

/** Holds one pinned Go module per tool. */
export const modulesDirectory = resolve(import.meta.dirname, "../../tools");
