import { randomBytes } from "node:crypto";
import { type Token, tokenPrefix, type Tokens } from "@greenroom/core/access";
import { err, ok } from "@greenroom/core/result";
import type { Database } from "../database.ts";
import { databaseTime } from "../database-time.ts";
import type { Token as TokenRow } from "../generated/client.ts";
import { appendRecord } from "../record/index.ts";
import { hashOf } from "./hash-of.ts";
import { readScope } from "./token-scope.ts";

const dayMs = 24 * 60 * 60 * 1_000;

export function createTokens(database: Database): Tokens {
  return {
    create: (owner, { name, scope, expiresInDays }, cause) =>
      database.$transaction(async (transaction) => {
        const secret = tokenPrefix + randomBytes(32).toString("base64url");
        const now = await databaseTime(transaction);
        const row = await transaction.token.create({
          data: {
            secretHash: hashOf(secret),
            userId: owner,
            name,
            scope,
            expiresAt: new Date(now.getTime() + expiresInDays * dayMs),
          },
        });
        await appendRecord(transaction, {
          cause,
          action: "token.created",
          subject: { kind: "token", id: row.id },
          after: { owner, name, scope, expiresAt: row.expiresAt.toISOString() },
        });
        return { token: toToken(row), secret };
      }),
    async list(owner) {
      const rows = await database.token.findMany({
        where: { userId: owner, revokedAt: null, expiresAt: { gt: await databaseTime(database) } },
        orderBy: { createdAt: "desc" },
      });
      return rows.map(toToken);
    },
    revoke: (owner, id, cause) =>
      database.$transaction(async (transaction) => {
        const revoked = await transaction.token.updateManyAndReturn({
          where: { id, userId: owner, revokedAt: null },
          data: { revokedAt: await databaseTime(transaction) },
        });
        const [row] = revoked;
        if (row === undefined)
          return err({ code: "token_not_found", message: "There is no such token of yours." } as const);
        await appendRecord(transaction, {
          cause,
          action: "token.revoked",
          subject: { kind: "token", id },
          before: { owner, name: row.name },
        });
        return ok(null);
      }),
  };
}

function toToken({ id, name, scope, createdAt, expiresAt, lastUsedAt }: TokenRow): Token {
  return { id, name, scope: readScope(scope), createdAt, expiresAt, lastUsedAt };
}
