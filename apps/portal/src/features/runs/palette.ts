import { can } from "@greenroom/core/access";
import { runStatusFacts } from "@greenroom/core/runs";
import { call } from "#portal/http/call.ts";
import type { PaletteSource } from "../shell/palette.ts";
import { runRoutes } from "./contract.ts";

/** The latest runs, for people who look for one by its message, workspace or id. */
export const runPalette: PaletteSource = {
  topic: "runs",
  permission: "run:read",
  load: async (_, signal) => {
    const runs = await call(runRoutes.list, { query: { limit: 100 }, signal });
    return runs.map((run) => ({
      id: run.id,
      group: "Runs",
      label: run.message || `Plan for ${run.environment} / ${run.layer}`,
      description: `${run.environment} / ${run.layer}, ${runStatusFacts[run.status].word}`,
      keywords: [run.id, run.requestedBy],
      href: `/runs/${run.id}`,
    }));
  },
};

/** A plan of every layer that the viewer may plan; it opens the form. */
export const planPalette: PaletteSource = {
  topic: "environments",
  permission: "run:plan",
  load: async ({ viewer, environments }) =>
    environments
      .filter(({ id }) => can(viewer, "run:plan", { environment: id }))
      .flatMap(({ id, name, layers }) =>
        layers.map((layer) => ({
          id: `plan-${id}-${layer}`,
          group: "Actions",
          label: `Plan ${name} / ${layer}`,
          keywords: [id, "terraform", "tofu"],
          href: `/runs?new=true&env=${id}&layer=${layer}`,
        })),
      ),
};
