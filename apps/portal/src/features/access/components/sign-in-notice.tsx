"use client";

import { can, type NoticeAnswer, whyNot } from "@greenroom/core/access";
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RelativeTime } from "#portal/design/relative-time.tsx";
import { Strip } from "#portal/design/strip.tsx";
import { useNow } from "#portal/design/use-now.ts";
import { useShell } from "#portal/features/shell/shell-context.ts";
import type { SignInNoticeView } from "../person-view.ts";
import { answerNotice } from "../queries/account-queries.ts";

/** A link that somebody else made for the viewer, until they answer. */
export function SignInNotice({ notice }: { notice: SignInNoticeView }) {
  const { viewer } = useShell();
  const now = useNow();
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (answer: NoticeAnswer) => answerNotice(notice.id, answer),
    // The viewer's rights may have changed with it.
    onSuccess: () => client.invalidateQueries(),
  });
  const isOver = notice.usedAt === null && Date.parse(notice.expiresAt) < now;
  return (
    <Strip
      tone="warn"
      badge="Sign-in link"
      role="region"
      label={`Sign-in link by ${notice.issuedBy}`}
      aside={
        can(viewer, "account:change") && (
          <Group gap="xs">
            {!isOver && (
              <Button size="compact-sm" variant="default" loading={isPending} onClick={() => mutate("mine")}>
                {notice.usedAt ? "That was me" : "It is for me"}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              loading={isPending}
              onClick={() => mutate("not_mine")}
            >
              {isOver ? "Noted" : notice.usedAt ? "End that session" : "Void the link"}
            </Button>
          </Group>
        )
      }
    >
      <strong>{notice.issuedBy} made a sign-in link for you</strong> <RelativeTime at={notice.issuedAt} />.{" "}
      {notice.usedAt ? (
        <>
          Somebody came in as you by it <RelativeTime at={notice.usedAt} />.{" "}
        </>
      ) : isOver ? (
        "It has expired unused. "
      ) : (
        "Nobody has used it yet. "
      )}
      {error ? error.message : whyNot(viewer, "account:change")?.words}
    </Strip>
  );
}
