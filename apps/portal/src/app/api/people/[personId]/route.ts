import { everywhere, roleSchema, type UserId } from "@greenroom/core/access";
import { z } from "zod";
import { grantRole } from "../../../../features/access/server/people.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const dynamic = "force-dynamic";

export const PATCH = httpRoute(
  {
    permission: "person:change-role",
    params: z.object({ personId: z.string() }),
    body: z.object({ role: roleSchema }),
  },
  ({ params, body }) => grantRole(params.personId as UserId, { ...everywhere, role: body.role }),
);
