"use client";

import { Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { DataTable } from "#portal/design/data-table.tsx";
import { RelativeTime } from "#portal/design/relative-time.tsx";
import { EmptyState, FailedState } from "#portal/design/states.tsx";
import { ConfirmButton } from "#portal/features/shell/components/confirm-button.tsx";
import { accountQueries, revokeToken } from "../queries/account-queries.ts";
import type { TokenView } from "../token-view.ts";

export function TokensTable() {
  const { data: tokens, error } = useQuery(accountQueries.tokens());
  const client = useQueryClient();
  async function revoke(id: string, comment: string) {
    try {
      await revokeToken(id, comment);
    } finally {
      await client.invalidateQueries({ queryKey: accountQueries.tokens().queryKey });
    }
  }
  if (error && !tokens) return <FailedState what="The tokens could not be loaded" why={error.message} />;
  return (
    <DataTable
      records={tokens ?? []}
      fetching={tokens === undefined}
      empty={<EmptyState title={tokens ? "No tokens" : "Loading"}>Make one for a program.</EmptyState>}
      columns={[
        {
          accessor: "name",
          title: "Token",
          render: (token) => (
            <div>
              <Text fw={500}>{token.name}</Text>
              <Text size="xs" c="dimmed">
                {scopeInWords(token)}
              </Text>
            </div>
          ),
        },
        {
          accessor: "lastUsedAt",
          title: "Last used",
          width: 140,
          render: ({ lastUsedAt }) =>
            lastUsedAt ? (
              <RelativeTime at={lastUsedAt} />
            ) : (
              <Text span c="dimmed">
                never
              </Text>
            ),
        },
        {
          accessor: "expiresAt",
          title: "Expires",
          width: 140,
          render: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
        },
        {
          accessor: "id",
          title: "",
          width: 120,
          textAlign: "right",
          render: (token) => (
            <ConfirmButton
              size="compact-sm"
              variant="default"
              aria-label={`Revoke ${token.name}`}
              question={{
                title: `Revoke ${token.name}?`,
                facts: [
                  ["Token", token.name],
                  ["It may", scopeInWords(token)],
                ],
                environment: null,
                consequence: "The programs that use it are refused from now on. It cannot be brought back.",
                keep: "Keep it",
                act: "Revoke the token",
                comment: "optional",
              }}
              decide={(comment) => revoke(token.id, comment)}
            >
              Revoke
            </ConfirmButton>
          ),
        },
      ]}
    />
  );
}

function scopeInWords({ scope: { permissions, environments, services } }: TokenView): string {
  const where = [
    environments ? `in ${environments.join(", ")}` : "",
    services ? `for ${services.join(", ")}` : "",
  ].filter(Boolean);
  return `${permissions.join(", ")} ${where.length > 0 ? where.join(" ") : "wherever you may"}`;
}
