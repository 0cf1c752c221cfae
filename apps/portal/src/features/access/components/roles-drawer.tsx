"use client";

import { everywhere, type GrantPlace, isSamePlace, type RoleGrant } from "@greenroom/core/access";
import { Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Question, QuestionForm } from "#portal/features/shell/components/question-form.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { grantInWords } from "../grant-words.ts";
import type { PersonView } from "../person-view.ts";
import { grantRole, peopleQueries, revokeRole } from "../queries/people-queries.ts";
import { AddRole } from "./add-role.tsx";

/** What is asked in the drawer, in place of its roles. */
interface Asked {
  readonly question: Question;
  readonly decide: (comment: string) => Promise<unknown>;
}

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
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (grant: RoleGrant, question: Pick<Question, "title" | "consequence" | "act">, change: Change) =>
    setAsked({
      question: {
        ...question,
        facts: [
          ["Person", `${person.name}, ${person.email}`],
          [
            "Role",
            isSamePlace(grant, everywhere) ? `${grant.role} everywhere` : grantInWords(grant, environments),
          ],
        ],
        environment: grant.environment,
        keep: "Not now",
        comment: "optional",
      },
      decide: async (comment) => {
        try {
          await change(comment);
        } finally {
          await client.invalidateQueries({ queryKey: peopleQueries.all });
        }
      },
    });
  const take = (grant: RoleGrant) =>
    ask(
      grant,
      { title: "Take away this role?", consequence: whatTakingDoes, act: "Take it away" },
      (comment) => revokeRole(person.id, placeOf(grant), comment),
    );
  const add = (grant: RoleGrant) =>
    ask(grant, { title: "Add this role?", consequence: whatAddingDoes, act: "Add it" }, (comment) =>
      grantRole(person.id, grant, comment),
    );
  return (
    <>
      {asked && (
        <Stack gap="md" component="section" aria-labelledby="asked">
          <Text fw={600} id="asked">
            {asked.question.title}
          </Text>
          <QuestionForm {...asked} onClose={() => setAsked(null)} />
        </Stack>
      )}
      {/* What was chosen in it stays while it is asked about. */}
      <div hidden={asked !== null}>
        <Stack gap="md">
          <Held person={person} onTake={take} />
          <AddRole services={services} onAdd={add} />
        </Stack>
      </div>
    </>
  );
}

type Change = (comment: string) => Promise<unknown>;

const whatTakingDoes =
  "It counts at once. What they approved there counts no more, where it has not begun and no other role of theirs lets them.";
const whatAddingDoes =
  "It counts at once, beside the roles that they hold elsewhere and in place of the one that they hold there.";

const placeOf = ({ environment, service }: RoleGrant): GrantPlace => ({ environment, service });

function Held({ person, onTake }: { person: PersonView; onTake: (grant: RoleGrant) => void }) {
  const { environments } = useShell();
  return (
    <>
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
              <TakeAway words={words} onClick={() => onTake(grant)} />
            </Group>
          );
        })}
      </Stack>
      {person.role && (
        <Group justify="space-between" wrap="nowrap">
          <Text c="dimmed">{person.role} everywhere</Text>
          <TakeAway
            words={`${person.role} everywhere`}
            onClick={() => person.role && onTake({ ...everywhere, role: person.role })}
          />
        </Group>
      )}
    </>
  );
}

function TakeAway({ words, onClick }: { words: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" onClick={onClick} aria-label={`Take away: ${words}`}>
      Take away
    </Button>
  );
}
