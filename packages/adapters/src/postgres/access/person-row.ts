import { type Person, roleGrantSchema, type UserId } from "@greenroom/core/access";
import type { Prisma } from "../generated/client.ts";

/** Grants that hold everywhere first, the session and the link used last. */
export const withGrants = {
  roleGrants: {
    orderBy: [{ environment: { sort: "asc", nulls: "first" } }, { service: { sort: "asc", nulls: "first" } }],
  },
  sessions: { orderBy: { updatedAt: "desc" }, take: 1 },
  signInLinks: { where: { usedAt: { not: null } }, orderBy: { usedAt: "desc" }, take: 1 },
} satisfies Prisma.UserInclude;

export type PersonRow = Prisma.UserGetPayload<{ include: typeof withGrants }>;

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id as UserId,
    name: row.name,
    email: row.email,
    grants: row.roleGrants.map((grant) => roleGrantSchema.parse(grant)),
    invitedAt: row.createdAt,
    lastSeenAt: lastSeen(row),
    disabledAt: row.disabledAt,
  };
}

/** A session goes when it ends, so of who was signed out only the link tells when they came in. */
function lastSeen({ sessions, signInLinks }: PersonRow): Date | null {
  const times = [sessions[0]?.updatedAt, signInLinks[0]?.usedAt].filter((at) => at instanceof Date);
  return times.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
