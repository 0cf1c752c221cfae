"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { DataTable, EmptyState, Message, RelativeTime } from "#portal/design/index.ts";
import { environmentNameIn } from "#portal/features/shell/environment-name-in.ts";
import { useShell } from "#portal/features/shell/shell-context.ts";
import type { PromotionView } from "../promotion-view.ts";
import { PromotionStatusBadge } from "./promotion-status-badge.tsx";

export function PromotionHistory({ promotions }: { promotions: readonly PromotionView[] }) {
  const { environments } = useShell();
  return (
    <DataTable
      idAccessor="id"
      plain={["status", "requestedAt", "outcome"]}
      records={[...promotions]}
      empty={
        <EmptyState title="Nothing was promoted yet">
          Promote a release above; its story stays here.
        </EmptyState>
      }
      columns={[
        {
          accessor: "release",
          title: "What",
          render: ({ id, kind, release, target }) => (
            <Anchor component={Link} href={`/promotions/${id}`} size="sm">
              {kind === "rollback" ? "Rollback of" : "Promotion of"} {environmentNameIn(environments, target)}{" "}
              to {release.version}
            </Anchor>
          ),
        },
        {
          accessor: "status",
          title: "Status",
          render: ({ status }) => <PromotionStatusBadge status={status} />,
        },
        { accessor: "requestedBy", title: "Requested by", render: ({ requestedBy }) => requestedBy.name },
        {
          accessor: "requestedAt",
          title: "When",
          render: ({ requestedAt }) => <RelativeTime at={requestedAt} />,
        },
        {
          accessor: "outcome",
          title: "Outcome",
          render: ({ outcome }) => outcome && <Message>{outcome}</Message>,
        },
      ]}
    />
  );
}
