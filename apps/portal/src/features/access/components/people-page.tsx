"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { FailedState } from "#portal/design/states.tsx";
import type { ShownLink } from "../person-view.ts";
import { peopleQueries } from "../queries/people-queries.ts";
import { InvitePanel } from "./invite-panel.tsx";
import { LinkModal } from "./link-modal.tsx";
import { PeopleTable } from "./people-table.tsx";
import { RolesDrawer } from "./roles-drawer.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

/** @param services that roles can be granted for */
export function PeoplePage({ services }: { services: readonly string[] }) {
  const people = useQuery(peopleQueries.list());
  const [isInviting, invitation] = useDisclosure();
  const [changed, setChanged] = useState<string | null>(null);
  const [shown, setShown] = useState<ShownLink | null>(null);
  return (
    <>
      <PageHeader
        title={pageLabels["/people"]}
        description="Who may sign in, and what each of them may do. A changed role counts at once."
        actions={
          <Button leftSection={<IconUserPlus size={16} />} onClick={invitation.open}>
            Invite
          </Button>
        }
      />
      <Panel flush>
        {people.isError && (
          <div style={{ padding: 16 }}>
            <FailedState what="The list could not be loaded" why={people.error.message} />
          </div>
        )}
        <PeopleTable people={people.data} onLink={setShown} onRoles={({ id }) => setChanged(id)} />
      </Panel>
      <RolesDrawer
        person={people.data?.find(({ id }) => id === changed)}
        services={services}
        onClose={() => setChanged(null)}
      />
      <InvitePanel
        opened={isInviting}
        onClose={invitation.close}
        onInvited={(link) => {
          invitation.close();
          setShown(link);
        }}
      />
      <LinkModal shown={shown} onClose={() => setShown(null)} />
    </>
  );
}
