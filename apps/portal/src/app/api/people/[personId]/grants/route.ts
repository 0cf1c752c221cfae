import { grantPlaceSchema, roleGrantSchema, type UserId } from "@greenroom/core/access";
import { z } from "zod";
import { grantRole, revokeRole } from "../../../../../features/access/server/people.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const dynamic = "force-dynamic";

const personParams = z.object({ personId: z.string() });

/** Sets the role held at one place; what is held elsewhere stays. */
export const PUT = httpRoute(
  { permission: "person:change-role", params: personParams, body: roleGrantSchema.strict() },
  ({ params, body }) => grantRole(params.personId as UserId, body),
);

/** Takes the role held at one place. */
export const DELETE = httpRoute(
  { permission: "person:change-role", params: personParams, body: grantPlaceSchema.strict() },
  ({ params, body }) => revokeRole(params.personId as UserId, body),
);
