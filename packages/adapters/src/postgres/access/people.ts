import type { People, Person, Role, UserId } from "@greenroom/core/access";
import { err, ok } from "@greenroom/core/result";
import type { Database } from "../database.ts";
import type { User } from "../generated/client.ts";

export function createPeople(database: Database): People {
  return {
    async list() {
      const users = await database.user.findMany({
        orderBy: { createdAt: "asc" },
        include: { sessions: { orderBy: { updatedAt: "desc" }, take: 1 } },
      });
      return users.map((user) => toPerson(user, user.sessions[0]?.updatedAt ?? null));
    },
    async invite({ name, email, role }) {
      const [created] = await database.user.createManyAndReturn({
        data: [{ name, email, role, emailVerified: true }],
        skipDuplicates: true,
      });
      if (created) return ok(toPerson(created, null));
      return err({
        code: "person_exists",
        message: `${email} has been invited already.`,
        field: "email",
        remedy: "Make a new sign-in link in that person's row.",
      });
    },
    async changeRole(id, role) {
      return database.$transaction(async (transaction) => {
        // Two admins who demote each other at the same moment must not both succeed.
        await transaction.$queryRaw`SELECT id FROM users WHERE role = 'admin' ORDER BY id FOR UPDATE`;
        const user = await transaction.user.findUnique({ where: { id } });
        if (!user) return err({ code: "person_not_found", message: "There is no such person." } as const);
        const others = await transaction.user.count({ where: { role: "admin", NOT: { id } } });
        if (user.role === "admin" && role !== "admin" && others === 0) {
          return err({
            code: "last_admin",
            message: `${user.name} is the only admin.`,
            remedy: "Make another person admin first.",
          } as const);
        }
        return ok(toPerson(await transaction.user.update({ where: { id }, data: { role } }), null));
      });
    },
  };
}

function toPerson(user: User, lastSeenAt: Date | null): Person {
  return {
    id: user.id as UserId,
    name: user.name,
    email: user.email,
    // The table's check constraint admits no other value.
    role: user.role as Role,
    invitedAt: user.createdAt,
    lastSeenAt,
  };
}
