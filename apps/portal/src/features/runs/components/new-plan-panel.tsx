"use client";

import { Button, Drawer, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { runCommands } from "../queries/run-queries.ts";
import { useRunCommand } from "../queries/use-run-command.ts";
import type { LayerChoice } from "../run-view.ts";

/** Asks for a plan and goes to its run.
 * @param environment chosen at first; null = the first one
 * @param layer chosen at first, where the environment has it */
export function NewPlanPanel({
  layers,
  environment,
  layer,
  opened,
  onClose,
}: {
  layers: readonly LayerChoice[];
  environment: string | null;
  layer: string | null;
  opened: boolean;
  onClose: () => void;
}) {
  const router = useRouter();
  const { environments } = useShell();
  const first = environment ?? environments[0]?.id ?? "";
  const layersOf = (id: string) =>
    layers.filter((choice) => choice.environment === id).map((choice) => choice.layer);
  const form = useForm({
    initialValues: {
      environment: first,
      layer: layersOf(first).find((each) => each === layer) ?? layersOf(first)[0] ?? "",
      message: "",
    },
    validate: {
      layer: (given, values) => (layersOf(values.environment).includes(given) ? null : "Choose a layer."),
      message: (message) => (message.length > 500 ? "At most 500 characters." : null),
    },
  });
  const command = useRunCommand(runCommands.request, (run) => router.push(`/runs/${run.id}`));
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={420} title="New plan">
      <form onSubmit={form.onSubmit((values) => command.mutate(values))}>
        <Stack>
          <Text c="dimmed">
            A plan shows what would change. Nothing is changed until another person approves it.
          </Text>
          <Select
            label="Environment"
            data={environments.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            value={form.values.environment}
            onChange={(id) => {
              if (id === null) return;
              form.setValues({ environment: id, layer: layersOf(id)[0] ?? "" });
            }}
          />
          <Select
            label="Layer"
            data={layersOf(form.values.environment)}
            allowDeselect={false}
            {...form.getInputProps("layer")}
          />
          <TextInput
            label="Message"
            description="Why this run; it is shown in the list."
            placeholder="Raise the memory limit"
            data-autofocus
            {...form.getInputProps("message")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={command.isPending}>
              Start plan
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
