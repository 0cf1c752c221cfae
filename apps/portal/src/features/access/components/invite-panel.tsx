"use client";

import { type Invitation, invitationSchema, type Role, roles } from "@greenroom/core/access";
import { Button, Drawer, Group, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FailedState } from "#portal/design/states.tsx";
import { ProblemError } from "#portal/http/call.ts";
import type { ShownLink } from "../person-view.ts";
import { invite, peopleQueries } from "../queries/people-queries.ts";

const meanings: Record<Role, string> = {
  viewer: "sees everything, changes nothing",
  operator: "plans runs and requests promotions",
  approver: "also approves what others asked for",
  admin: "also manages people and locks",
};

export function InvitePanel({
  opened,
  onClose,
  onInvited,
}: {
  opened: boolean;
  onClose: () => void;
  onInvited: (shown: ShownLink) => void;
}) {
  const client = useQueryClient();
  const form = useForm<Invitation>({
    mode: "uncontrolled",
    initialValues: { name: "", email: "", role: "viewer" },
    validate: (values) => {
      const parsed = invitationSchema.safeParse(values);
      if (parsed.success) return {};
      return Object.fromEntries(
        parsed.error.issues.map(({ path, message }) => [path.join("."), `It ${message}.`]),
      );
    },
  });
  const mutation = useMutation({
    mutationFn: invite,
    onSuccess: (invited) => {
      form.reset();
      onInvited(invited);
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.field)
        form.setFieldError(error.problem.field, error.message);
    },
    onSettled: () => client.invalidateQueries({ queryKey: peopleQueries.all }),
  });
  const failure =
    mutation.error instanceof ProblemError && mutation.error.problem.field ? null : mutation.error;
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={420} title="Invite a person">
      <form onSubmit={form.onSubmit((values) => mutation.mutate(values))} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            autoComplete="off"
            data-autofocus
            key={form.key("name")}
            {...form.getInputProps("name")}
          />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="off"
            key={form.key("email")}
            {...form.getInputProps("email")}
          />
          <Radio.Group label="Role" key={form.key("role")} {...form.getInputProps("role")}>
            <Stack gap={8} mt={6}>
              {roles.map((role) => (
                <Radio key={role} value={role} label={role} description={meanings[role]} size="xs" />
              ))}
            </Stack>
          </Radio.Group>
          {failure && <FailedState what="The invitation failed" why={failure.message} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={mutation.isPending}>
              Invite
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
