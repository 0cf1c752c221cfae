import { runIdSchema } from "@greenroom/core/runs";
import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { createQueryClient } from "#portal/design/query-client.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RunPage } from "#portal/features/runs/components/run-page.tsx";
import { runQueries } from "#portal/features/runs/queries/run-queries.ts";
import { getRun } from "#portal/features/runs/server/get-runs.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

/** Read once for the page and its title. */
const read = cache(async (asked: string) => {
  const may = await requirePageViewer("run:read");
  const id = runIdSchema.safeParse(asked);
  return id.success ? await getRun(may, id.data) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const run = await read((await params).id);
  return { title: run === null ? "Run" : `${run.message || "Plan"} · ${run.environment}/${run.layer}` };
}

export default async function Page({ params }: Props) {
  const run = await read((await params).id);
  if (run === null) notFound();
  const client = createQueryClient();
  client.setQueryData(runQueries.detail(run.id).queryKey, run);
  return (
    <LivePage state={dehydrate(client)}>
      <NuqsAdapter>
        <RunPage id={run.id} />
      </NuqsAdapter>
    </LivePage>
  );
}
