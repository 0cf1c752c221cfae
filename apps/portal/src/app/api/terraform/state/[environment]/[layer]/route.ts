import { terraformStateRoute } from "#portal/features/runs/server/terraform-state-route.ts";

export const dynamic = "force-dynamic";

const handle = terraformStateRoute("state");
export { handle as DELETE, handle as GET, handle as POST };
