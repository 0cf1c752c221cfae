"use client";

import {
  can,
  type NewToken,
  newTokenSchema,
  type Permission,
  tokenPermissions,
} from "@greenroom/core/access";
import { Button, Drawer, Group, MultiSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FailedState } from "#portal/design/states.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { accountQueries, createToken } from "../queries/account-queries.ts";

/** A token for a program, for no more than the viewer may do. */
export function TokenDrawer({
  opened,
  onClose,
  onCreated,
}: {
  opened: boolean;
  onClose: () => void;
  onCreated: (secret: string) => void;
}) {
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={420} title="New token">
      <TokenForm onCreated={onCreated} />
    </Drawer>
  );
}

function TokenForm({ onCreated }: { onCreated: (secret: string) => void }) {
  const { viewer, environments, services } = useShell();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [permissions, setPermissions] = useState<readonly string[]>([]);
  const [places, setPlaces] = useState<readonly string[]>([]);
  const [named, setNamed] = useState<readonly string[]>([]);
  const [expiresInDays, setExpiresInDays] = useState<number | string>(30);
  const create = useMutation({
    mutationFn: (token: NewToken) => createToken(token),
    onSuccess: ({ secret }) => onCreated(secret),
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.tokens().queryKey }),
  });
  const asked = newTokenSchema.safeParse({
    name,
    scope: {
      permissions,
      environments: places.length > 0 ? places : null,
      services: named.length > 0 ? named : null,
    },
    expiresInDays,
  });
  return (
    <Stack gap="md">
      <TextInput
        label="Name"
        description="What it is for"
        data-autofocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label="Permissions"
        data={tokenPermissions.filter((permission: Permission) => can(viewer, permission))}
        value={[...permissions]}
        onChange={setPermissions}
        searchable
      />
      <MultiSelect
        label="Environments"
        placeholder={places.length === 0 ? "wherever you may" : ""}
        data={environments.map(({ id, name: label }) => ({ value: id, label }))}
        value={[...places]}
        onChange={setPlaces}
      />
      {services.length > 1 && (
        <MultiSelect
          label="Services"
          description="Of their releases, promotions, rollouts and metrics alone: plans and states belong to no service."
          placeholder={named.length === 0 ? "every service" : ""}
          data={[...services]}
          value={[...named]}
          onChange={setNamed}
        />
      )}
      <NumberInput
        label="Valid for days"
        min={1}
        max={365}
        allowDecimal={false}
        value={expiresInDays}
        onChange={setExpiresInDays}
      />
      {create.error && <FailedState what="No token was made" why={create.error.message} />}
      <Group justify="flex-end">
        <Button
          loading={create.isPending}
          disabled={!asked.success}
          onClick={() => asked.success && create.mutate(asked.data)}
        >
          Make the token
        </Button>
      </Group>
    </Stack>
  );
}
