"use client";

import { canRequest, type PromotionKind } from "@greenroom/core/promotions";
import type { Release } from "@greenroom/core/releases";
import { environmentIdSchema } from "@greenroom/core/environments";
import { Button, Drawer, Skeleton, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailedState } from "#portal/design/index.ts";
import { promotionQueries, requestPromotion } from "../queries/promotion-queries.ts";
import { GateList } from "./gate-list.tsx";

/** What somebody is about to do. */
export interface Intent {
  readonly kind: PromotionKind;
  readonly target: { readonly id: string; readonly name: string };
  readonly release: Release;
}

/** Shows every gate before the click. */
export function PromotionDrawer({ intent, onClose }: { intent: Intent | null; onClose: () => void }) {
  return (
    <Drawer
      opened={intent !== null}
      onClose={onClose}
      position="right"
      size={420}
      title={intent ? titleOf(intent) : ""}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      {intent && (
        <Confirmation key={`${intent.kind} ${intent.target.id} ${intent.release.id}`} intent={intent} />
      )}
    </Drawer>
  );
}

function titleOf({ kind, target, release }: Intent): string {
  return kind === "rollback"
    ? `Roll back ${release.service} in ${target.name} to ${release.version}`
    : `Promote ${release.service} ${release.version} to ${target.name}`;
}

function Confirmation({ intent }: { intent: Intent }) {
  const { kind, target, release } = intent;
  const router = useRouter();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const gates = useQuery(promotionQueries.gates(release.service, target.id, release.id, kind));
  const { mutate, error, isPending } = useMutation({
    mutationFn: requestPromotion,
    onSuccess: async (promotion) => {
      await client.invalidateQueries({ queryKey: promotionQueries.all });
      router.push(`/promotions/${promotion.id}`);
    },
  });
  const isRollback = kind === "rollback";
  const isReady = gates.data !== undefined && canRequest(gates.data) && (!isRollback || reason.trim() !== "");
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {isRollback
          ? "Goes back to what ran well here before. It needs no approval, and the reason stays with it."
          : "The image moves by its digest. The same gates are judged again before anything is changed."}
      </Text>
      {gates.error && (
        <FailedState
          what="The gates could not be judged"
          why={gates.error.message}
          remedy="It is tried again."
        />
      )}
      {!gates.data && !gates.error && <Skeleton height={240} />}
      {gates.data && <GateList gates={gates.data} />}
      {isRollback && (
        <Textarea
          label="Reason"
          description="The next person will want to know it."
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {error && <FailedState what="Not requested" why={error.message} />}
      <Button
        disabled={!isReady}
        loading={isPending}
        color={isRollback ? "red" : undefined}
        onClick={() =>
          mutate({
            kind,
            service: release.service,
            target: environmentIdSchema.parse(target.id),
            releaseId: release.id,
            ...(isRollback ? { reason } : {}),
          })
        }
      >
        {isRollback ? "Roll back" : `Promote to ${target.name}`}
      </Button>
    </Stack>
  );
}
