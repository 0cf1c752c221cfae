import { listWorkspaces, runStatuses } from "@greenroom/core/runs";
import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { portal } from "#portal/composition/portal.ts";
import { createQueryClient } from "#portal/design/query-client.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RunsPage } from "#portal/features/runs/components/runs-page.tsx";
import { runQueries } from "#portal/features/runs/queries/run-queries.ts";
import { listRuns } from "#portal/features/runs/server/get-runs.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: pageLabels["/runs"] };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ env?: string | string[]; status?: string | string[] }>;
}) {
  const may = await requirePageViewer("run:read");
  const { env, status: wanted } = await searchParams;
  const { environments } = portal();
  const environment = environments.find(({ id }) => id === env)?.id ?? null;
  const status = runStatuses.find((candidate) => candidate === wanted) ?? null;
  const client = createQueryClient();
  await client.prefetchQuery({
    queryKey: runQueries.list({ environment, status }).queryKey,
    queryFn: () =>
      listRuns(may, {
        environments: environment ? [environment] : undefined,
        status: status ?? undefined,
        limit: 50,
      }),
  });
  return (
    <LivePage state={dehydrate(client)}>
      <NuqsAdapter>
        <RunsPage
          layers={listWorkspaces(environments).filter(({ environment: id }) =>
            may.covers({ environment: id }),
          )}
        />
      </NuqsAdapter>
    </LivePage>
  );
}
