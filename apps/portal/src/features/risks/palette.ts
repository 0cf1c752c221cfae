import { riskStatusFacts } from "@greenroom/core/risks";
import { call } from "#portal/http/call.ts";
import type { PaletteSource } from "../shell/palette.ts";
import { riskRoutes } from "./contract.ts";

/** Every risk of the register. */
export const riskPalette: PaletteSource = {
  topic: "risks",
  permission: "risk:read",
  load: async (_, signal) => {
    const { risks } = await call(riskRoutes.register, { signal });
    return risks.map(({ id, title, category, status, ownerName }) => ({
      id: `risk-${id}`,
      group: "Risks",
      label: title,
      description: `${category}, ${riskStatusFacts[status].word}`,
      keywords: [id, ownerName],
      href: `/risks/${id}`,
    }));
  },
};
