import { roleGrantSchema } from "@greenroom/core/access";
import { z } from "zod";
import { Prisma } from "../generated/client.ts";

/** The grants of the row of `users` that is asked for, those that hold everywhere first. */
export const heldGrants = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('role', role, 'environment', environment, 'service', service)
    ORDER BY environment NULLS FIRST, service NULLS FIRST), '[]')
  FROM role_grants WHERE role_grants.user_id = users.id)`;

export const heldGrantsSchema = z.array(roleGrantSchema);
