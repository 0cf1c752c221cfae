import { z } from "zod";

/** Weakest first. */
export const roles = ["viewer", "operator", "approver", "admin"] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];
