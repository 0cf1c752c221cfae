import { roleSchema, type UserId } from "@greenroom/core/access";
import { z } from "zod";
import { changeRole } from "../../../../features/access/server/people.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const dynamic = "force-dynamic";

export const PATCH = httpRoute(
  {
    permission: "person:change-role",
    params: z.object({ personId: z.string() }),
    body: z.object({ role: roleSchema }),
  },
  ({ params, body }) => changeRole(params.personId as UserId, body.role),
);
