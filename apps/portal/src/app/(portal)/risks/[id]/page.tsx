import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RiskPage } from "#portal/features/risks/components/risk-page.tsx";
import { riskQueries } from "#portal/features/risks/queries/risk-queries.ts";
import { getRiskRegister } from "#portal/features/risks/server/get-risk-register.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

/** Read once for the page and its title. */
const read = cache(async () => getRiskRegister(await requirePageViewer("risk:read")));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const register = await read();
  const risk = register.ok ? register.value.risks.find((each) => each.id === id) : undefined;
  return { title: risk?.title ?? "Risk" };
}

export default async function RiskRoute({ params }: Props) {
  const { id } = await params;
  const register = await read();
  if (register.ok && !register.value.risks.some((risk) => risk.id === id)) notFound();
  const client = createQueryClient();
  if (register.ok) client.setQueryData(riskQueries.register().queryKey, register.value);
  return (
    <LivePage state={dehydrate(client)}>
      <RiskPage id={id} />
    </LivePage>
  );
}
