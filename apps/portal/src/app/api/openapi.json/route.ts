import { portal } from "#portal/composition/portal.ts";
import { apiRoutes } from "#portal/features/api/contract.ts";
import { namedRoutes } from "#portal/features/api/contracts.ts";
import { openApi } from "#portal/features/api/open-api.ts";
import { answer } from "#portal/http/answer.ts";

export const dynamic = "force-dynamic";

export const GET = answer(apiRoutes.openApi, () =>
  openApi(namedRoutes, portal().settings.GREENROOM_BASE_URL),
);
