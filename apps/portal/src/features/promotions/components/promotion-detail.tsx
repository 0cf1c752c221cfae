"use client";

import { can } from "@greenroom/core/access";
import { isActive, type PromotionId } from "@greenroom/core/promotions";
import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  CopyableId,
  Dated,
  FailedState,
  KeyValueList,
  Message,
  PageHeader,
  Panel,
  RelativeTime,
} from "#portal/design/index.ts";
import { RolloutPanel } from "#portal/features/rollouts/components/rollout-panel.tsx";
import { useRolloutCards } from "#portal/features/rollouts/components/use-rollout-cards.ts";
import { ConfirmButton } from "#portal/features/shell/components/confirm-button.tsx";
import { useTellEnvironment } from "#portal/features/shell/own-environment.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { promotionTitle } from "../promotion-title.ts";
import type { PromotionDetailView, PromotionView } from "../promotion-view.ts";
import { decidePromotion, promotionQueries } from "../queries/promotion-queries.ts";
import { GateList } from "./gate-list.tsx";
import { type Intent, PromotionDrawer } from "./promotion-drawer.tsx";
import { PromotionStatusBadge } from "./promotion-status-badge.tsx";
import { StepList } from "./step-list.tsx";

export function PromotionDetail({ id }: { id: PromotionId }) {
  const asked = useQuery(promotionQueries.detail(id));
  const { data, error } = asked;
  useTellEnvironment(data?.promotion.target ?? null);
  if (error && !data)
    return (
      <FailedState what="The promotion could not be loaded" why={error.message} remedy="Reload the page." />
    );
  return data ? (
    <Dated asked={asked} isPolled>
      <Loaded view={data} />
    </Dated>
  ) : null;
}

function Loaded({ view }: { view: PromotionDetailView }) {
  const { promotion } = view;
  const { data: cards } = useRolloutCards();
  const card = cards?.find(
    ({ environment, service }) => environment === promotion.target && service === promotion.service,
  );
  return (
    <>
      <PageHeader
        title={promotionTitle(view)}
        description={promotion.outcome && <Message>{promotion.outcome}</Message>}
        status={<PromotionStatusBadge status={promotion.status} />}
        actions={<Decisions view={view} />}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <Panel title="Steps">
            <StepList steps={promotion.steps} />
          </Panel>
          <Panel title="Request">
            <KeyValueList
              items={[
                ["Service", promotion.service],
                ["Release", promotion.release.version],
                ["Digest", <CopyableId key="digest" value={promotion.release.digest} length={12} />],
                ["Before", promotion.previousRelease?.version ?? "not known"],
                ["Requested by", promotion.requestedBy.name],
                ["Requested", <RelativeTime key="at" at={promotion.requestedAt} />],
                ...(promotion.reason ? ([["Reason", promotion.reason]] as const) : []),
                ...(promotion.abort ? ([["Aborted by", whoSaid(promotion.abort)]] as const) : []),
                ...(promotion.approvalsRequired > 0
                  ? ([["Approvals", <Approvals key="approvals" promotion={promotion} />]] as const)
                  : []),
              ]}
            />
          </Panel>
        </Stack>
        <Stack gap="md">
          {card && <RolloutPanel card={card} />}
          <Panel title="Gates" description="As they were when they were last judged">
            <GateList gates={promotion.gates} />
          </Panel>
        </Stack>
      </SimpleGrid>
    </>
  );
}

/** With what they said with it. */
function whoSaid({ by, comment }: { by: { name: string }; comment: string | null }): string {
  return comment === null ? by.name : `${by.name} (“${comment}”)`;
}

/** Who approved, and whose approval counts no more. */
function Approvals({ promotion: { approvals, approvalsRequired } }: { promotion: PromotionView }) {
  const standing = approvals.filter(({ lapsed }) => lapsed === null);
  return (
    <>
      {`${standing.length} of ${approvalsRequired}`}
      {standing.length > 0 && `: ${standing.map(whoSaid).join(", ")}`}
      {approvals.map(({ by, at, lapsed }) =>
        lapsed === null ? null : (
          <Text key={`${by.id} ${at}`} size="xs" c="dimmed">
            {lapsed}
          </Text>
        ),
      )}
    </>
  );
}

function Decisions({ view: { promotion, targetName, rollback, decisions } }: { view: PromotionDetailView }) {
  const { viewer } = useShell();
  const here = { environment: promotion.target, service: promotion.service };
  const client = useQueryClient();
  const [intent, setIntent] = useState<Intent | null>(null);
  const decide = (decision: "approve" | "abort") => async (comment: string) => {
    try {
      await decidePromotion(promotion.id, decision, comment);
    } finally {
      await client.invalidateQueries({ queryKey: promotionQueries.all });
    }
  };
  const { approve, abort } = decisions;
  const { given, required } = decisions.approvals;
  const what = promotion.kind === "rollback" ? "rollback" : "promotion";
  const asked = {
    facts: [
      ["Release", promotion.release.version],
      ["Instead of", promotion.previousRelease?.version ?? "not known"],
      ["Requested by", promotion.requestedBy.name],
    ],
    environment: promotion.target,
    comment: "optional",
  } as const;
  const mayRollBack = can(viewer, "promotion:request", here);
  const rollbackTo = rollback.release;
  return (
    <Group gap="xs">
      {approve && !approve.allowed && (
        <Text size="xs" c="dimmed" id="why-not-approve">
          {approve.reason}
        </Text>
      )}
      {approve && (
        <ConfirmButton
          disabled={!approve.allowed}
          aria-describedby={approve.allowed ? undefined : "why-not-approve"}
          question={{
            ...asked,
            title: `Approve this ${what}?`,
            consequence:
              given + 1 < required
                ? `Yours is approval ${given + 1} of ${required}: it begins after the last of them.`
                : "It begins at once; its gates are judged again before anything is changed.",
            keep: "Not now",
            act: "Approve",
          }}
          decide={decide("approve")}
        >
          Approve
        </ConfirmButton>
      )}
      {abort?.allowed && (
        <ConfirmButton
          variant="default"
          question={{
            ...asked,
            title: `Abort this ${what}?`,
            consequence:
              promotion.status === "pending"
                ? "It ends before it began; nothing is changed."
                : "No further step begins. What was applied until then stays.",
            keep: "Let it go on",
            act: `Abort the ${what}`,
          }}
          decide={decide("abort")}
        >
          Abort
        </ConfirmButton>
      )}
      {promotion.abort !== null && isActive(promotion) && (
        <Button variant="default" disabled>
          Aborting
        </Button>
      )}
      {mayRollBack && rollback.words && (
        <Text size="xs" c="dimmed">
          {rollback.words}
        </Text>
      )}
      {mayRollBack && rollbackTo && (
        <Button
          onClick={() =>
            setIntent({
              kind: "rollback",
              target: { id: promotion.target, name: targetName },
              release: rollbackTo,
            })
          }
        >
          {`Roll back to ${rollbackTo.version}`}
        </Button>
      )}
      <PromotionDrawer intent={intent} onClose={() => setIntent(null)} />
    </Group>
  );
}
