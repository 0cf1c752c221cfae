import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RiskPage } from "#portal/features/risks/components/risk-page.tsx";
import { riskQueries } from "#portal/features/risks/queries/risk-queries.ts";
import { getRiskRegister } from "#portal/features/risks/server/get-risk-register.ts";

export const metadata = { title: "Risks" };
export const dynamic = "force-dynamic";

export default async function RiskRoute({ params }: { params: Promise<{ id: string }> }) {
  const may = await requirePageViewer("risk:read");
  const { id } = await params;
  const register = await getRiskRegister(may);
  if (register.ok && !register.value.risks.some((risk) => risk.id === id)) notFound();
  const client = createQueryClient();
  if (register.ok) client.setQueryData(riskQueries.register().queryKey, register.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RiskPage id={id} />
    </HydrationBoundary>
  );
}
