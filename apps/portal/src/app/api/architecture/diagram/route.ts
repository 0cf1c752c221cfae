import { z } from "zod";
import { getDiagram } from "../../../../features/architecture/server/get-diagram.ts";
import { httpRoute } from "../../../../http/http-route.ts";

const query = z
  .strictObject({ zone: z.string().optional(), component: z.string().optional() })
  .refine(({ zone, component }) => component === undefined || zone !== undefined, {
    path: ["zone"],
    message: "A component is named together with its zone.",
  });

export const GET = httpRoute(
  { permission: "architecture:read", query, status: { model_not_loaded: 503 } },
  ({ query: { zone, component } }) => {
    if (zone === undefined) return getDiagram({ level: "landscape" });
    return getDiagram(
      component === undefined ? { level: "zone", zone } : { level: "component", zone, component },
    );
  },
);
