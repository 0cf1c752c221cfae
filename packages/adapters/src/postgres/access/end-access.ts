import type { Cause, UserId } from "@greenroom/core/access";
import type { DatabaseTransaction } from "../database.ts";
import { databaseTime } from "../database-time.ts";
import { appendRecord } from "../record/index.ts";

/** Ends every way in that a person has or made: their sessions and tokens, unused links for them and by them, and the
 * sessions of whoever came in as somebody else by a link of theirs. An invitation's session is its owner's own, and
 * so is one that its owner confirmed: those stay.
 * Nothing of it comes back when the person is enabled again. */
export async function endAccess(transaction: DatabaseTransaction, id: UserId, cause: Cause): Promise<void> {
  await transaction.session.deleteMany({ where: { userId: id } });
  await transaction.$executeRaw`
    DELETE FROM sessions USING sign_in_links AS link
    WHERE link.id = sign_in_link_id AND issued_by = ${id} AND NOT is_first AND answer IS DISTINCT FROM 'mine'`;
  await transaction.$executeRaw`
    UPDATE sign_in_links SET expires_at = clock_timestamp()
    WHERE (user_id = ${id} OR issued_by = ${id}) AND used_at IS NULL AND expires_at > clock_timestamp()`;
  const revoked = await transaction.token.updateManyAndReturn({
    where: { userId: id, revokedAt: null },
    data: { revokedAt: await databaseTime(transaction) },
  });
  for (const token of revoked)
    await appendRecord(transaction, {
      cause,
      action: "token.revoked",
      subject: { kind: "token", id: token.id },
      before: { owner: id, name: token.name },
    });
}
