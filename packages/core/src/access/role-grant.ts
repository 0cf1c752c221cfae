import { z } from "zod";
import { environmentIdSchema } from "../environments/index.ts";
import { roleSchema } from "./role-schema.ts";

/** Where a role is held. Null = in every environment, for every service. */
export const grantPlaceSchema = z.object({
  environment: environmentIdSchema.nullable(),
  service: z.string().min(1).max(63).nullable(),
});
export type GrantPlace = z.infer<typeof grantPlaceSchema>;

/** A role somewhere. */
export const roleGrantSchema = grantPlaceSchema.extend({ role: roleSchema });
export type RoleGrant = z.infer<typeof roleGrantSchema>;
