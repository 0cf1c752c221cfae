import { terraformStateRoute } from "#portal/features/runs/server/terraform-state-route.ts";

export const dynamic = "force-dynamic";

const handle = terraformStateRoute("lock");
export { handle as DELETE, handle as PUT };
