import { call } from "#portal/http/call.ts";
import type { PaletteSource } from "../shell/palette.ts";
import { rolloutRoutes } from "./contract.ts";

/** Every service in every environment, where its rollouts may be seen. */
export const rolloutPalette: PaletteSource = {
  topic: "rollouts",
  permission: "rollout:read",
  load: async (_, signal) => {
    const cards = await call(rolloutRoutes.list, { signal });
    return cards.map(({ environment, service, name, namespace }) => ({
      id: `rollout-${environment}-${service}`,
      group: "Services",
      label: `${service} in ${name}`,
      description: "Rollout",
      keywords: [environment, namespace, "pods", "deployment"],
      href: `/rollouts/${environment}/${service}`,
    }));
  },
};
