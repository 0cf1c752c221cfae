"use client";

import { grantPlaceSchema, type Role, type RoleGrant, roles } from "@greenroom/core/access";
import { Button, Group, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { useShell } from "#portal/features/shell/shell-context.ts";

/** Which role, and where. */
export function AddRole({
  services,
  onAdd,
}: {
  services: readonly string[];
  onAdd: (grant: RoleGrant) => void;
}) {
  const { environments } = useShell();
  const [role, setRole] = useState<Role>("viewer");
  const [environment, setEnvironment] = useState<string | null>(environments[0]?.id ?? null);
  const [service, setService] = useState<string | null>(null);
  return (
    <Stack gap="sm">
      <Select
        label="Role"
        data-autofocus
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
      <Group justify="flex-end">
        <Button onClick={() => onAdd({ role, ...grantPlaceSchema.parse({ environment, service }) })}>
          Add the role
        </Button>
      </Group>
    </Stack>
  );
}
