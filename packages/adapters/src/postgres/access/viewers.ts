import { type CameBy, narrowGrants, type Viewer, type Viewers } from "@greenroom/core/access";
import type { Database } from "../database.ts";
import type { SignInLink } from "../generated/client.ts";
import { hashOf } from "./hash-of.ts";
import { type PersonRow, toPerson, withGrants } from "./person-row.ts";
import { readScope } from "./token-scope.ts";

export function createViewers(database: Database): Viewers {
  return {
    async ofSession(sessionId) {
      const session = await database.session.findFirst({
        where: { id: sessionId, expiresAt: { gt: new Date() }, user: { disabledAt: null } },
        include: { user: { include: withGrants }, signInLink: true },
      });
      return session && toViewer(session.user, cameByLink(session.signInLink));
    },
    async ofToken(secret) {
      const token = await database.token.findFirst({
        where: {
          secretHash: hashOf(secret),
          revokedAt: null,
          expiresAt: { gt: new Date() },
          user: { disabledAt: null },
        },
        include: { user: { include: withGrants } },
      });
      if (token === null) return null;
      // Noted once a minute: a program that asks all day does not write all day.
      await database.$executeRaw`UPDATE tokens SET last_used_at = clock_timestamp()
        WHERE id = ${token.id} AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')`;
      const scope = readScope(token.scope);
      const viewer = toViewer(token.user, {
        kind: "token",
        name: token.name,
        permissions: scope.permissions,
      });
      return { ...viewer, grants: narrowGrants(viewer.grants, scope) };
    },
  };
}

function toViewer(user: PersonRow, cameBy: CameBy | null): Viewer {
  const { id, name, email, grants } = toPerson(user);
  return { id, name, email, grants, ...(cameBy && { cameBy }) };
}

/** Whoever makes a link can use it, so it proves its owner only once that one says so. The first one is an
 * invitation: there was nobody yet whom it could stand in for. */
function cameByLink(link: SignInLink | null): CameBy | null {
  if (link === null || link.issuedBy === null || link.issuedBy === link.userId) return null;
  if (link.isFirst || link.answer === "mine") return null;
  return { kind: "issued_link", issuedBy: link.issuedByName ?? "somebody else" };
}
