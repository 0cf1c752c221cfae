import { type Person, roleGrantSchema, type UserId } from "@greenroom/core/access";
import type { Prisma } from "../generated/client.ts";

/** Grants that hold everywhere first, and the session used last. */
export const withGrants = {
  roleGrants: {
    orderBy: [{ environment: { sort: "asc", nulls: "first" } }, { service: { sort: "asc", nulls: "first" } }],
  },
  sessions: { orderBy: { updatedAt: "desc" }, take: 1 },
} satisfies Prisma.UserInclude;

export type PersonRow = Prisma.UserGetPayload<{ include: typeof withGrants }>;

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id as UserId,
    name: row.name,
    email: row.email,
    grants: row.roleGrants.map((grant) => roleGrantSchema.parse(grant)),
    invitedAt: row.createdAt,
    lastSeenAt: row.sessions[0]?.updatedAt ?? null,
    disabledAt: row.disabledAt,
  };
}
