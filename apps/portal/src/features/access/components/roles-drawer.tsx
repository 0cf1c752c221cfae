"use client";

import { everywhere, grantPlaceSchema, type GrantPlace, type Role, roles } from "@greenroom/core/access";
import { Button, Drawer, Group, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FailedState } from "#portal/design/states.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { grantInWords } from "../grant-words.ts";
import type { PersonView } from "../person-view.ts";
import { grantRole, peopleQueries, revokeRole } from "../queries/people-queries.ts";

/** What somebody may do in some places only, beside the role that holds everywhere. */
export function RolesDrawer({
  person,
  services,
  onClose,
}: {
  person: PersonView | undefined;
  services: readonly string[];
  onClose: () => void;
}) {
  return (
    <Drawer
      opened={person !== undefined}
      onClose={onClose}
      position="right"
      size={420}
      title={person && `Roles of ${person.name}`}
    >
      {person && <Roles key={person.id} person={person} services={services} />}
    </Drawer>
  );
}

function Roles({ person, services }: { person: PersonView; services: readonly string[] }) {
  const { environments } = useShell();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: peopleQueries.all });
  const take = useMutation({ mutationFn: (place: GrantPlace) => revokeRole(person.id, place), onSettled });
  return (
    <Stack gap="md">
      <Text c="dimmed">
        {person.role
          ? `${person.name} is ${person.role} everywhere. A role below adds to it in its place.`
          : `${person.name} holds no role everywhere, only those below.`}
      </Text>
      <Stack gap={8} component="ul" aria-label="Roles in some places" m={0} p={0}>
        {person.grants.map((grant) => {
          const words = grantInWords(grant, environments);
          return (
            <Group key={words} component="li" justify="space-between" wrap="nowrap">
              <Text>{words}</Text>
              <Button
                size="compact-sm"
                variant="default"
                loading={take.isPending && take.variables === grant}
                onClick={() => take.mutate(grant)}
                aria-label={`Take away: ${words}`}
              >
                Take away
              </Button>
            </Group>
          );
        })}
      </Stack>
      {person.role && (
        <Group justify="space-between" wrap="nowrap">
          <Text c="dimmed">{person.role} everywhere</Text>
          <Button
            size="compact-sm"
            variant="default"
            loading={take.isPending && take.variables === everywhere}
            onClick={() => take.mutate(everywhere)}
            aria-label={`Take away: ${person.role} everywhere`}
          >
            Take away
          </Button>
        </Group>
      )}
      {take.error && <FailedState what="The role stays" why={take.error.message} />}
      <AddRole person={person} services={services} onSettled={onSettled} />
    </Stack>
  );
}

function AddRole({
  person,
  services,
  onSettled,
}: {
  person: PersonView;
  services: readonly string[];
  onSettled: () => Promise<void>;
}) {
  const { environments } = useShell();
  const [role, setRole] = useState<Role>("viewer");
  const [environment, setEnvironment] = useState<string | null>(environments[0]?.id ?? null);
  const [service, setService] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: () => grantRole(person.id, { role, ...grantPlaceSchema.parse({ environment, service }) }),
    onSettled,
  });
  return (
    <Stack gap="sm">
      <Select
        label="Role"
        data={[...roles]}
        value={role}
        allowDeselect={false}
        onChange={(next) => next && setRole(next)}
      />
      <Select
        label="Environment"
        data={environments.map(({ id, name }) => ({ value: id, label: name }))}
        value={environment}
        allowDeselect={false}
        onChange={setEnvironment}
      />
      {services.length > 1 && (
        <Select
          label="Service"
          description="Of its releases, promotions, rollouts and metrics alone: plans and states belong to no service."
          placeholder="every service"
          data={[...services]}
          value={service}
          clearable
          onChange={setService}
        />
      )}
      {add.error && <FailedState what="The role was not added" why={add.error.message} />}
      <Group justify="flex-end">
        <Button loading={add.isPending} onClick={() => add.mutate()}>
          Add the role
        </Button>
      </Group>
    </Stack>
  );
}
