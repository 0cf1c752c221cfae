"use client";

import { can } from "@greenroom/core/access";
import { isActive, type PromotionId } from "@greenroom/core/promotions";
import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  CopyableId,
  FailedState,
  KeyValueList,
  PageHeader,
  Panel,
  RelativeTime,
} from "#portal/design/index.ts";
import { RolloutPanel } from "#portal/features/rollouts/components/rollout-panel.tsx";
import { useRolloutCards } from "#portal/features/rollouts/components/use-rollout-cards.ts";
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
  const { data, error } = useQuery(promotionQueries.detail(id));
  useTellEnvironment(data?.promotion.target ?? null);
  if (error && !data)
    return (
      <FailedState what="The promotion could not be loaded" why={error.message} remedy="Reload the page." />
    );
  return data ? <Loaded view={data} /> : null;
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
        description={promotion.outcome}
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
                ["Release", promotion.release.version],
                ["Digest", <CopyableId key="digest" value={promotion.release.digest} length={12} />],
                ["Before", promotion.previousRelease?.version ?? "not known"],
                ["Requested by", promotion.requestedBy.name],
                ["Requested", <RelativeTime key="at" at={promotion.requestedAt} />],
                ...(promotion.reason ? ([["Reason", promotion.reason]] as const) : []),
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

/** Who approved, and whose approval counts no more. */
function Approvals({ promotion: { approvals, approvalsRequired } }: { promotion: PromotionView }) {
  const standing = approvals.filter(({ lapsed }) => lapsed === null);
  return (
    <>
      {`${standing.length} of ${approvalsRequired}`}
      {standing.length > 0 && `: ${standing.map(({ by }) => by.name).join(", ")}`}
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
  const { mutate, error, isPending } = useMutation({
    mutationFn: (decision: "approve" | "abort") => decidePromotion(promotion.id, decision),
    onSettled: () => client.invalidateQueries({ queryKey: promotionQueries.all }),
  });
  const { approve, abort } = decisions;
  const mayRollBack = can(viewer, "promotion:request", here);
  const rollbackTo = rollback.release;
  return (
    <Group gap="xs">
      {error && <FailedState what="Not done" why={error.message} />}
      {approve && !approve.allowed && (
        <Text size="xs" c="dimmed" id="why-not-approve">
          {approve.reason}
        </Text>
      )}
      {approve && (
        <Button
          loading={isPending}
          disabled={!approve.allowed}
          aria-describedby={approve.allowed ? undefined : "why-not-approve"}
          onClick={() => mutate("approve")}
        >
          Approve
        </Button>
      )}
      {abort?.allowed && (
        <Button variant="default" loading={isPending} onClick={() => mutate("abort")}>
          Abort
        </Button>
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
