import type { SignInLinks } from "@greenroom/core/access";
import { err, ok } from "@greenroom/core/result";
import type { Database } from "../database.ts";
import { appendRecord } from "../record/index.ts";

export function createSignInNotices(database: Database): Pick<SignInLinks, "notices" | "answer"> {
  return {
    async notices(userId) {
      // A link from before the first sign-in that nobody used was a part of the invitation.
      return database.$queryRaw`
        SELECT link.id, issued_by_name AS "issuedBy", issued_at AS "issuedAt", used_at AS "usedAt",
          expires_at AS "expiresAt"
        FROM sign_in_links AS link JOIN users ON users.id = link.user_id
        WHERE link.user_id = ${userId} AND issued_by <> link.user_id AND NOT is_first AND answer IS NULL
          AND (used_at IS NOT NULL OR issued_at > first_signed_in_at OR expires_at > clock_timestamp())
        ORDER BY issued_at DESC`;
    },
    answer: (userId, linkId, answer, cause) =>
      database.$transaction(async (transaction) => {
        const answered = await transaction.$executeRaw`
          UPDATE sign_in_links SET answer = ${answer}, answered_at = clock_timestamp(),
            expires_at = CASE WHEN ${answer} = 'mine' THEN expires_at ELSE least(expires_at, clock_timestamp()) END
          WHERE id = ${linkId} AND user_id = ${userId} AND answer IS NULL AND issued_by <> user_id`;
        if (answered === 0)
          return err({
            code: "notice_not_found",
            message: "There is no such notice, or it is answered.",
          } as const);
        const ended =
          answer === "not_mine"
            ? await transaction.session.deleteMany({ where: { signInLinkId: linkId } })
            : { count: 0 };
        await appendRecord(transaction, {
          cause,
          action: answer === "mine" ? "person.link_confirmed" : "person.link_denied",
          subject: { kind: "person", id: userId },
          after: { link: linkId, sessionsEnded: ended.count },
        });
        return ok(null);
      }),
  };
}
