import { randomBytes } from "node:crypto";
import type { Cause, SignInLinks, UserId } from "@greenroom/core/access";
import { err, ok } from "@greenroom/core/result";
import type { Database, DatabaseTransaction } from "../database.ts";
import { appendRecord } from "../record/index.ts";
import { hashOf } from "./hash-of.ts";
import { createSignInNotices } from "./sign-in-notices.ts";

export function createSignInLinks(database: Database): SignInLinks {
  return {
    ...createSignInNotices(database),
    issue: (userId, validMinutes, cause) =>
      database.$transaction(async (transaction) => {
        // Locked, so that no link is made while its owner or its maker is being disabled; in one order, so that two
        // who make links for each other do not wait for one another.
        const maker = cause.actor?.id ?? null;
        const people = await transaction.$queryRaw<{ id: string; name: string; isDisabled: boolean }[]>`
          SELECT id, name, disabled_at IS NOT NULL AS "isDisabled" FROM users
          WHERE id IN (${userId}, ${maker}) ORDER BY id FOR UPDATE`;
        const person = people.find(({ id }) => id === userId);
        if (person === undefined)
          return err({ code: "person_not_found", message: "There is no such person." } as const);
        if (person.isDisabled)
          return err({
            code: "person_disabled",
            message: `${person.name} is disabled and cannot sign in.`,
            remedy: "Enable the person first.",
          } as const);
        if (maker !== null && !people.some(({ id, isDisabled }) => id === maker && !isDisabled))
          return err({
            code: "person_disabled",
            message: "You cannot sign in any more, so nobody does by a link of yours.",
          } as const);
        const token = randomBytes(32).toString("base64url");
        await transaction.$executeRaw`
          INSERT INTO sign_in_links (token_hash, user_id, issued_by, issued_by_name, expires_at)
          VALUES (${hashOf(token)}, ${userId}, ${cause.actor?.id ?? null}, ${cause.actor?.name ?? null},
            clock_timestamp() + make_interval(mins => ${validMinutes}::int))`;
        await recordLink(transaction, userId, "person.link_issued", cause, { validMinutes });
        return ok(token);
      }),
    async holder(token) {
      const found = await database.$queryRaw<{ name: string; email: string }[]>`
        SELECT users.name, users.email FROM sign_in_links JOIN users ON users.id = sign_in_links.user_id
        WHERE token_hash = ${hashOf(token)} AND used_at IS NULL AND expires_at > clock_timestamp()
          AND disabled_at IS NULL`;
      return found[0] ?? null;
    },
    consume: (token, { requestId, ipAddress, userAgent, validSeconds }) =>
      database.$transaction(async (transaction) => {
        const [link] = await transaction.$queryRaw<
          {
            id: string;
            userId: UserId;
            name: string;
            email: string;
            issuedByName: string | null;
            usedAt: Date;
          }[]
        >`
          UPDATE sign_in_links SET used_at = clock_timestamp() FROM users
          WHERE token_hash = ${hashOf(token)} AND used_at IS NULL AND expires_at > clock_timestamp()
            AND users.id = user_id AND disabled_at IS NULL
          RETURNING sign_in_links.id, user_id AS "userId", name, email, issued_by_name AS "issuedByName",
            used_at AS "usedAt"`;
        if (link === undefined) return null;
        const { id, userId, name, email, issuedByName, usedAt } = link;
        // The row's lock tells which of two links used at the same moment was the first.
        const isFirst = await transaction.user.updateMany({
          where: { id: userId, firstSignedInAt: null },
          data: { firstSignedInAt: usedAt },
        });
        if (isFirst.count > 0)
          await transaction.signInLink.update({ where: { id }, data: { isFirst: true } });
        const cause: Cause = { actor: { id: userId, name }, requestId };
        await recordLink(transaction, userId, "person.signed_in", cause, { linkMadeBy: issuedByName });
        // Marked from its first moment: whether it is the person's own depends on who made the link.
        const session = await transaction.session.create({
          data: {
            userId,
            signInLinkId: id,
            token: randomBytes(24).toString("base64url"),
            ipAddress,
            userAgent,
            createdAt: usedAt,
            updatedAt: usedAt,
            expiresAt: new Date(usedAt.getTime() + validSeconds * 1000),
          },
        });
        return { person: { id: userId, name, email }, session };
      }),
  };
}

async function recordLink(
  transaction: DatabaseTransaction,
  userId: UserId,
  action: "person.link_issued" | "person.signed_in",
  cause: Cause,
  after: { readonly [fact: string]: string | number | null },
): Promise<void> {
  await appendRecord(transaction, { cause, action, subject: { kind: "person", id: userId }, after });
}
