import { accountRoutes } from "#portal/features/access/contract.ts";
import { answerNotice } from "#portal/features/access/server/notices.ts";
import { answer } from "#portal/http/answer.ts";

export const POST = answer(accountRoutes.answerNotice, ({ may, params, body }) =>
  answerNotice(may, params.noticeId, body.answer),
);
