import { createHash, randomBytes } from "node:crypto";
import type { SignInLinks, UserId } from "@greenroom/core/access";
import type { Database } from "../database.ts";

export function createSignInLinks(database: Database): SignInLinks {
  return {
    async issue(userId, validMinutes, issuedBy) {
      const token = randomBytes(32).toString("base64url");
      await database.$executeRaw`
        INSERT INTO sign_in_links (token_hash, user_id, issued_by, expires_at)
        VALUES (${hashOf(token)}, ${userId}, ${issuedBy}, now() + make_interval(mins => ${validMinutes}::int))`;
      return token;
    },
    async holder(token) {
      const found = await database.$queryRaw<{ name: string; email: string }[]>`
        SELECT users.name, users.email FROM sign_in_links JOIN users ON users.id = sign_in_links.user_id
        WHERE token_hash = ${hashOf(token)} AND used_at IS NULL AND expires_at > now()`;
      return found[0] ?? null;
    },
    async consume(token) {
      const used = await database.$queryRaw<{ user_id: string }[]>`
        UPDATE sign_in_links SET used_at = now()
        WHERE token_hash = ${hashOf(token)} AND used_at IS NULL AND expires_at > now()
        RETURNING user_id`;
      return (used[0]?.user_id as UserId | undefined) ?? null;
    },
  };
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
