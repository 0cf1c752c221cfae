import { portal } from "#portal/composition/portal.ts";
import { platformRoutes } from "#portal/features/platform/contract.ts";
import { answer } from "#portal/http/answer.ts";

export const dynamic = "force-dynamic";

export const GET = answer(platformRoutes.status, () => portal().platformStatus.read());
