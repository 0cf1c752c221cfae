"use client";

import type { Role } from "@greenroom/core/access";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "#portal/features/shell/components/confirm-dialog.tsx";
import type { PersonView } from "../person-view.ts";
import { changeRole, peopleQueries } from "../queries/people-queries.ts";

/** Asks before the role changes that somebody holds everywhere. */
export function ChangeRole({
  person,
  next,
  onClose,
}: {
  person: PersonView;
  next: Role;
  onClose: () => void;
}) {
  const client = useQueryClient();
  async function change(comment: string) {
    try {
      await changeRole(person.id, next, comment);
    } finally {
      await client.invalidateQueries({ queryKey: peopleQueries.all });
    }
  }
  return (
    <ConfirmDialog
      question={{
        title: `Make ${person.name} ${next} everywhere?`,
        facts: [
          ["Person", `${person.name}, ${person.email}`],
          ["Until now", person.role === null ? "no role everywhere" : `${person.role} everywhere`],
        ],
        environment: null,
        consequence:
          "It counts at once, in every environment. What they approved counts no more, where it has not begun and no role of theirs lets them any longer.",
        keep: "Keep as it is",
        act: `Make ${person.name} ${next}`,
        comment: "optional",
      }}
      decide={change}
      onClose={onClose}
    />
  );
}
