import { call } from "#portal/http/call.ts";
import type { PaletteSource } from "../shell/palette.ts";
import { environmentRoutes } from "./contract.ts";

const verbs = { run: "Approve the", promotion: "Approve", risk: "Decide about" } as const;

/** What waits for a decision that is the viewer's; it opens the page that asks for it. */
export const waitingPalette: PaletteSource = {
  topic: "waiting",
  permission: "environment:read",
  load: async (_, signal) => {
    const waiting = await call(environmentRoutes.waiting, { signal });
    return waiting
      .filter(({ mayDecide }) => mayDecide)
      .map(({ kind, id, title, waitsFor, path }) => ({
        id: `decide-${kind}-${id}`,
        group: "Actions",
        label: `${verbs[kind]} ${kind === "run" ? title.replace(/^Plan/, "plan") : title}`,
        description: waitsFor,
        keywords: [id, kind],
        href: path,
      }));
  },
};
