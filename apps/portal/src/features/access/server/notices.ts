import "server-only";
import type { Authorised, NoticeAnswer } from "@greenroom/core/access";
import type { DomainError, Result } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";
import type { SignInNoticeView } from "../person-view.ts";

export async function listNotices({
  viewer,
}: Authorised<"account:read">): Promise<readonly SignInNoticeView[]> {
  const notices = await portal().access.signInLinks.notices(viewer.id);
  return notices.map((notice) => ({
    ...notice,
    issuedAt: notice.issuedAt.toISOString(),
    usedAt: notice.usedAt?.toISOString() ?? null,
    expiresAt: notice.expiresAt.toISOString(),
  }));
}

export async function answerNotice(
  may: Authorised<"account:change">,
  linkId: string,
  answer: NoticeAnswer,
): Promise<Result<null, DomainError<"notice_not_found">>> {
  return portal().access.signInLinks.answer(may.viewer.id, linkId, answer, may.cause);
}
