"use client";

import { whyNot } from "@greenroom/core/access";
import { Anchor, Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { SecretModal } from "./secret-modal.tsx";
import { TokenDrawer } from "./token-drawer.tsx";
import { TokensTable } from "./tokens-table.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

/** What belongs to the viewer alone: their tokens. */
export function AccountPage() {
  const { viewer } = useShell();
  const [isCreating, drawer] = useDisclosure();
  const [secret, setSecret] = useState<string | null>(null);
  const refused = whyNot(viewer, "account:change");
  return (
    <>
      <PageHeader
        title={pageLabels["/account"]}
        description={
          <>
            Tokens let programs act for you: never for more than you may do yourself at that moment. What they
            can ask is in the{" "}
            <Anchor component={Link} href="/api-reference" inherit underline="always">
              API reference
            </Anchor>
            .
          </>
        }
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={drawer.open} disabled={refused !== null}>
            New token
          </Button>
        }
      />
      {refused && <Text c="dimmed">{refused.words}</Text>}
      <Panel title="Tokens" flush>
        <TokensTable />
      </Panel>
      <TokenDrawer
        opened={isCreating}
        onClose={drawer.close}
        onCreated={(created) => {
          drawer.close();
          setSecret(created);
        }}
      />
      <SecretModal secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}
