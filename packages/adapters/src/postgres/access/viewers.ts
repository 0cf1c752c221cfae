import {
  type CameBy,
  cameByLink,
  type Credential,
  narrowGrants,
  type UsedLink,
  type UserId,
  type Viewer,
  type Viewers,
} from "@greenroom/core/access";
import type { DatabaseTransaction } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { hashOf } from "./hash-of.ts";
import { heldGrants, heldGrantsSchema } from "./held-grants.ts";
import { readScope } from "./token-scope.ts";

interface OwnerRow {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly grants: unknown;
}
type SessionRow = OwnerRow & { readonly sessionId: string; readonly link: UsedLink | null };
type TokenRow = OwnerRow & {
  readonly tokenId: string;
  readonly tokenName: string;
  readonly scope: unknown;
  readonly isNoted: boolean;
};

/** Every request asks this, so it is one question to the database. */
const ownerColumns = Prisma.sql`users.id, users.name, users.email, ${heldGrants} AS grants`;

/** @param database or a transaction, where who is asked for decides what it does */
export function createViewers(database: Pick<DatabaseTransaction, "$queryRaw" | "$executeRaw">): Viewers {
  // A link may be used in the very moment in which who made it is disabled: the session begins after all others of
  // theirs have ended.
  const liveSessions = (which: Prisma.Sql) => database.$queryRaw<SessionRow[]>`
    SELECT ${ownerColumns}, sessions.id AS "sessionId", CASE WHEN link.id IS NOT NULL THEN json_build_object(
      'ownerId', link.user_id, 'issuerId', issued_by, 'issuerName', issued_by_name,
      'isFirst', is_first, 'answer', answer) END AS link
    FROM sessions JOIN users ON users.id = sessions.user_id
    LEFT JOIN sign_in_links AS link ON link.id = sign_in_link_id
    WHERE ${which} AND sessions.expires_at > clock_timestamp() AND users.disabled_at IS NULL
      AND (link.id IS NULL OR issued_by IS NULL OR issued_by = link.user_id OR is_first OR answer = 'mine'
        OR EXISTS (SELECT FROM users AS maker WHERE maker.id = issued_by AND maker.disabled_at IS NULL))`;
  const liveTokens = (which: Prisma.Sql) => database.$queryRaw<TokenRow[]>`
    SELECT ${ownerColumns}, tokens.id AS "tokenId", tokens.name AS "tokenName", scope,
      coalesce(last_used_at > clock_timestamp() - interval '1 minute', false) AS "isNoted"
    FROM tokens JOIN users ON users.id = user_id
    WHERE ${which} AND revoked_at IS NULL AND tokens.expires_at > clock_timestamp() AND disabled_at IS NULL`;

  return {
    async ofSession(sessionId) {
      const [row] = await liveSessions(Prisma.sql`sessions.id = ${sessionId}`);
      return row ? viewerOfSession(row) : null;
    },
    async ofToken(secret) {
      const [row] = await liveTokens(Prisma.sql`secret_hash = ${hashOf(secret)}`);
      if (row === undefined) return null;
      // Once a minute: a program that asks all day does not write all day.
      if (!row.isNoted)
        await database.$executeRaw`UPDATE tokens SET last_used_at = clock_timestamp() WHERE id = ${row.tokenId}`;
      return viewerOfToken(row);
    },
    async behind(credentials) {
      const [sessionIds, tokenIds] = ["session:", "token:"].map((kind) =>
        credentials.filter((each) => each.startsWith(kind)).map((each) => each.slice(kind.length)),
      );
      const [sessions, tokens] = await Promise.all([
        sessionIds?.length ? liveSessions(Prisma.sql`sessions.id = ANY(${sessionIds})`) : [],
        tokenIds?.length ? liveTokens(Prisma.sql`tokens.id = ANY(${tokenIds})`) : [],
      ]);
      const viewers = [...sessions.map(viewerOfSession), ...tokens.map(viewerOfToken)];
      return new Map(viewers.map((viewer) => [viewer.credential, viewer]));
    },
  };
}

type Known = Viewer & { readonly credential: Credential };

function viewerOfSession({ sessionId, link, ...row }: SessionRow): Known {
  return toViewer(row, link && cameByLink(link), `session:${sessionId}`);
}

function viewerOfToken({ tokenId, tokenName, scope: stored, ...row }: TokenRow): Known {
  const scope = readScope(stored);
  const cameBy = { kind: "token", name: tokenName, permissions: scope.permissions } as const;
  const viewer = toViewer(row, cameBy, `token:${tokenId}`);
  return { ...viewer, grants: narrowGrants(viewer.grants, scope) };
}

function toViewer(
  { id, name, email, grants }: OwnerRow,
  cameBy: CameBy | null,
  credential: Credential,
): Known {
  return { id, name, email, grants: heldGrantsSchema.parse(grants), credential, ...(cameBy && { cameBy }) };
}
