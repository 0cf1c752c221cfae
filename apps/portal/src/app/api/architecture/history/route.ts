import { modelIdSchema } from "@greenroom/core/architecture";
import { z } from "zod";
import { getHistory } from "../../../../features/architecture/server/get-history.ts";
import { httpRoute } from "../../../../http/http-route.ts";

const onePart = z
  .strictObject({ component: modelIdSchema.optional(), zone: modelIdSchema.optional() })
  .refine(({ component, zone }) => (component === undefined) !== (zone === undefined), {
    path: ["component"],
    message: "name a component or a zone",
  });

export const GET = httpRoute(
  { permission: "architecture:read", query: onePart, status: { model_not_loaded: 503 } },
  ({ query: { component, zone } }) =>
    getHistory(
      component === undefined ? { kind: "zone", id: zone ?? "" } : { kind: "component", id: component },
    ),
);
