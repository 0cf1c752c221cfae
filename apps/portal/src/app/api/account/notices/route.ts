import { accountRoutes } from "#portal/features/access/contract.ts";
import { listNotices } from "#portal/features/access/server/notices.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(accountRoutes.notices, ({ may }) => listNotices(may));
