import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createQueryClient } from "../../../design/query-client.ts";
import { AccountPage } from "../../../features/access/components/account-page.tsx";
import { accountQueries } from "../../../features/access/queries/account-queries.ts";
import { requirePageViewer } from "../../../features/access/server/require-page-viewer.ts";
import { listTokens } from "../../../features/access/server/tokens.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your account" };

export default async function Page() {
  const may = await requirePageViewer("account:read");
  const client = createQueryClient();
  client.setQueryData(accountQueries.tokens().queryKey, await listTokens(may));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AccountPage />
    </HydrationBoundary>
  );
}
