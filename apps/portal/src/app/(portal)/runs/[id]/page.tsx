import { runIdSchema } from "@greenroom/core/runs";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { createQueryClient } from "#portal/design/query-client.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RunPage } from "#portal/features/runs/components/run-page.tsx";
import { runQueries } from "#portal/features/runs/queries/run-queries.ts";
import { getRun } from "#portal/features/runs/server/get-runs.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Run" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const may = await requirePageViewer("run:read");
  const id = runIdSchema.safeParse((await params).id);
  const run = id.success ? await getRun(may, id.data) : null;
  if (run === null) notFound();
  const client = createQueryClient();
  client.setQueryData(runQueries.detail(run.id).queryKey, run);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NuqsAdapter>
        <RunPage id={run.id} />
      </NuqsAdapter>
    </HydrationBoundary>
  );
}
