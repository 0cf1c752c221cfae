"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FailedState } from "#portal/design/index.ts";
import { registerRelease } from "../queries/release-queries.ts";

/** Makes an image known by its digest, for the first environment to take. */
export function RegisterReleaseForm({ service, onDone }: { service: string; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: { version: "", digest: "" } });
  const { mutate, error, isPending } = useMutation({
    mutationFn: registerRelease,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["promotions"] });
      onDone();
    },
  });
  return (
    <form
      onSubmit={form.onSubmit((values) => mutate({ service, ...values }))}
      aria-label="Register a release"
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label="Version"
          placeholder="1.2.0"
          required
          {...form.getInputProps("version")}
        />
        <TextInput
          label="Digest"
          placeholder="sha256:…"
          description="Of the image in the repository that the service runs from."
          required
          className="gr-mono"
          {...form.getInputProps("digest")}
        />
        {error && <FailedState what="The release was not registered" why={error.message} />}
        <Group>
          <Button type="submit" loading={isPending}>
            Register release
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
