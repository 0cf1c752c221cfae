"use client";

import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { formatDuration } from "#portal/design/format-time.ts";

import type { ShownLink } from "../person-view.ts";
export function LinkModal({ shown, onClose }: { shown: ShownLink | null; onClose: () => void }) {
  return (
    <Modal
      opened={shown !== null}
      onClose={onClose}
      title={shown && `Sign-in link for ${shown.person.name}`}
      size="lg"
    >
      {shown && (
        <Stack gap="md">
          <Text c="dimmed">
            It works once, within {formatDuration(shown.link.validMinutes * 60)}, for whoever has it. It is
            shown only now; send it on a channel you trust.
          </Text>
          <TextInput
            readOnly
            value={shown.link.url}
            aria-label="Sign-in link"
            data-autofocus
            classNames={{ input: "gr-mono" }}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Group justify="flex-end">
            <CopyButton value={shown.link.url}>
              {({ copied, copy }) => (
                <Button
                  leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                  onClick={copy}
                >
                  {copied ? "Copied" : "Copy the link"}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
