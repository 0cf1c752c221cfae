import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createQueryClient } from "#portal/design/query-client.ts";
import { AccountPage } from "#portal/features/access/components/account-page.tsx";
import { accountQueries } from "#portal/features/access/queries/account-queries.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { listTokens } from "#portal/features/access/server/tokens.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: pageLabels["/account"] };

export default async function Page() {
  const may = await requirePageViewer("account:read");
  const client = createQueryClient();
  client.setQueryData(accountQueries.tokens().queryKey, await listTokens(may));
  return (
    <LivePage state={dehydrate(client)}>
      <AccountPage />
    </LivePage>
  );
}
