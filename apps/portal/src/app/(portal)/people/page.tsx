import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { portal } from "#portal/composition/portal.ts";
import { createQueryClient } from "#portal/design/query-client.ts";
import { PeoplePage } from "#portal/features/access/components/people-page.tsx";
import { peopleQueries } from "#portal/features/access/queries/people-queries.ts";
import { listPeople } from "#portal/features/access/server/people.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: pageLabels["/people"] };

export default async function Page() {
  const may = await requirePageViewer("person:read");
  const client = createQueryClient();
  await client.prefetchQuery({ ...peopleQueries.list(), queryFn: () => listPeople(may) });
  return (
    <LivePage state={dehydrate(client)}>
      <PeoplePage services={portal().services.map(({ id }) => id)} />
    </LivePage>
  );
}
