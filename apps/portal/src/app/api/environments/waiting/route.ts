import { environmentRoutes } from "#portal/features/environments/contract.ts";
import { getWaiting } from "#portal/features/environments/server/waiting.ts";
import { answer } from "#portal/http/answer.ts";

export const dynamic = "force-dynamic";

export const GET = answer(environmentRoutes.waiting, ({ may }) => getWaiting(may));
