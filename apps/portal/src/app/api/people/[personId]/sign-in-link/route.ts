import type { UserId } from "@greenroom/core/access";
import { z } from "zod";
import { renewSignInLink } from "../../../../../features/access/server/people.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const dynamic = "force-dynamic";

export const POST = httpRoute(
  { permission: "person:invite", params: z.object({ personId: z.string() }) },
  ({ params }) => renewSignInLink(params.personId as UserId),
);
