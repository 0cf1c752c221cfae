"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconUserCheck, IconUserOff, IconUserX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "#portal/features/shell/components/confirm-dialog.tsx";
import type { PersonView } from "../person-view.ts";
import { disablePerson, enablePerson, peopleQueries, removePerson } from "../queries/people-queries.ts";

const steps = {
  disable: {
    label: "Disable",
    icon: IconUserOff,
    act: disablePerson,
    words:
      "Their sessions end at once, and so do those that others hold by an unconfirmed link of theirs. Their links and tokens work no more, not even once they are enabled again. What they approved counts no more, where it has not begun.",
  },
  enable: {
    label: "Enable",
    icon: IconUserCheck,
    act: enablePerson,
    words: "They may sign in again, by a new sign-in link, with the roles they hold.",
  },
  remove: {
    label: "Remove",
    icon: IconUserX,
    act: removePerson,
    words: "As disabling, for good: only their name stays, on what they asked for and approved.",
  },
} as const;
type Step = keyof typeof steps;

/** Disable, enable, remove: each after it was said what follows. */
export function PersonActions({ person, isSelf }: { person: PersonView; isSelf: boolean }) {
  const [step, setStep] = useState<Step | null>(null);
  const client = useQueryClient();
  async function decide(chosen: Step, comment: string) {
    try {
      await steps[chosen].act(person.id, comment);
    } finally {
      await client.invalidateQueries({ queryKey: peopleQueries.all });
    }
  }
  const offered: readonly Step[] = person.disabledAt ? ["enable", "remove"] : ["disable", "remove"];
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" disabled={isSelf} aria-label={`More about ${person.name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((name) => {
            const { label, icon: Icon } = steps[name];
            return (
              <Menu.Item key={name} leftSection={<Icon size={16} />} onClick={() => setStep(name)}>
                {label}…
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {step && (
        <ConfirmDialog
          question={{
            title: `${steps[step].label} ${person.name}?`,
            facts: [["Person", `${person.name}, ${person.email}`]],
            environment: null,
            consequence: steps[step].words,
            keep: "Keep as it is",
            act: `${steps[step].label} ${person.name}`,
            comment: "optional",
          }}
          decide={(comment) => decide(step, comment)}
          onClose={() => setStep(null)}
        />
      )}
    </>
  );
}
