"use client";

import { type Role, roles } from "@greenroom/core/access";
import { Button, Group, Select, Text } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { DataTable } from "#portal/design/data-table.tsx";
import { RelativeTime } from "#portal/design/relative-time.tsx";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { EmptyState } from "#portal/design/states.tsx";
import { useNotify } from "#portal/design/use-notify.ts";
import { ProblemError } from "#portal/http/call.ts";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { grantInWords } from "../grant-words.ts";
import type { PersonView, ShownLink } from "../person-view.ts";
import { renewLink } from "../queries/people-queries.ts";
import { ChangeRole } from "./change-role.tsx";
import { PersonActions } from "./person-actions.tsx";

export function PeopleTable({
  people,
  onLink,
  onRoles,
}: {
  people: readonly PersonView[] | undefined;
  onLink: (shown: ShownLink) => void;
  onRoles: (person: PersonView) => void;
}) {
  const { viewer, environments } = useShell();
  const notify = useNotify();
  const tellFailure = (error: Error) =>
    notify({
      color: "red",
      title: error.message,
      message: error instanceof ProblemError ? (error.problem.remedy ?? "") : "",
    });
  const [asked, setAsked] = useState<{ person: PersonView; next: Role } | null>(null);
  const link = useMutation({
    mutationFn: async (person: PersonView) => ({ person, link: await renewLink(person.id) }),
    onSuccess: onLink,
    onError: tellFailure,
  });
  return (
    <>
      {asked && <ChangeRole {...asked} onClose={() => setAsked(null)} />}
      <DataTable
        plain={["role"]}
        records={people ? [...people] : []}
        fetching={people === undefined}
        empty={
          <EmptyState title={people ? "Nobody may sign in yet" : "Loading"}>
            Invite the first person.
          </EmptyState>
        }
        columns={[
          {
            accessor: "name",
            title: "Person",
            render: (person) => (
              <div id={`person-${person.id}`}>
                <Text fw={500}>
                  {person.name}
                  {person.id === viewer.id && (
                    <Text span c="dimmed">
                      {" "}
                      (you)
                    </Text>
                  )}
                </Text>
                <Text size="xs" c="dimmed">
                  {person.email}
                </Text>
                {person.disabledAt && (
                  <StatusBadge tone="idle" plain>
                    Disabled
                  </StatusBadge>
                )}
              </div>
            ),
          },
          {
            accessor: "role",
            title: "Role",
            width: 270,
            render: (person) => (
              <>
                <Group gap="xs" wrap="nowrap">
                  <Select
                    size="xs"
                    aria-label={`Role of ${person.name}`}
                    placeholder="not everywhere"
                    data={[...roles]}
                    value={person.role}
                    allowDeselect={false}
                    onChange={(next) => next && setAsked({ person, next })}
                  />
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    style={{ flex: "none" }}
                    onClick={() => onRoles(person)}
                    aria-label={`More roles of ${person.name}`}
                  >
                    More
                  </Button>
                </Group>
                {person.grants.map((grant) => {
                  const words = grantInWords(grant, environments);
                  return (
                    <Text key={words} size="xs" c="dimmed">
                      {words}
                    </Text>
                  );
                })}
              </>
            ),
          },
          {
            accessor: "lastSeenAt",
            title: "Last seen",
            width: 140,
            render: ({ lastSeenAt }) =>
              lastSeenAt ? (
                <RelativeTime at={lastSeenAt} />
              ) : (
                <Text span c="dimmed">
                  never
                </Text>
              ),
          },
          {
            accessor: "invitedAt",
            title: "Invited",
            width: 140,
            render: ({ invitedAt }) => <RelativeTime at={invitedAt} />,
          },
          {
            accessor: "link",
            title: "",
            width: 180,
            textAlign: "right",
            render: (person) => (
              <Group justify="flex-end" gap="xs" wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconLink size={14} />}
                  loading={link.isPending && link.variables.id === person.id}
                  onClick={() => link.mutate(person)}
                  disabled={person.disabledAt !== null}
                  aria-label={`Sign-in link for ${person.name}`}
                >
                  Sign-in link
                </Button>
                <PersonActions person={person} isSelf={person.id === viewer.id} />
              </Group>
            ),
          },
        ]}
      />
    </>
  );
}
