"use client";

import { environmentIdSchema } from "@greenroom/core/environments";
import { canRequest, type PromotionKind } from "@greenroom/core/promotions";
import type { Release } from "@greenroom/core/releases";
import { Drawer, Skeleton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { CopyableId, FailedState } from "#portal/design/index.ts";
import { type Question, QuestionForm } from "#portal/features/shell/components/question-form.tsx";
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
      title={intent ? questionOf(intent).title : ""}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      {intent && (
        <Confirmation
          key={`${intent.kind} ${intent.target.id} ${intent.release.id}`}
          intent={intent}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}

function questionOf({ kind, target, release }: Intent): Question {
  const asked = {
    facts: [
      ["Service", release.service],
      ["Release", release.version],
      ["Digest", <CopyableId key="digest" value={release.digest} length={12} />],
    ],
    environment: target.id,
    keep: "Not now",
  } as const;
  return kind === "rollback"
    ? {
        ...asked,
        title: `Roll back ${release.service} in ${target.name} to ${release.version}`,
        consequence:
          "Goes back to what ran well here before. It needs no approval, and the reason stays with it.",
        act: "Roll back",
        comment: "needed",
      }
    : {
        ...asked,
        title: `Promote ${release.service} ${release.version} to ${target.name}`,
        consequence:
          "The image moves by its digest. The same gates are judged again before anything is changed.",
        act: `Promote to ${target.name}`,
        comment: "optional",
      };
}

const stay = () => undefined;

function Confirmation({ intent, onClose }: { intent: Intent; onClose: () => void }) {
  const { kind, target, release } = intent;
  const router = useRouter();
  const client = useQueryClient();
  const gates = useQuery(promotionQueries.gates(release.service, target.id, release.id, kind));
  async function request(reason: string) {
    const promotion = await requestPromotion({
      kind,
      service: release.service,
      target: environmentIdSchema.parse(target.id),
      releaseId: release.id,
      ...(reason === "" ? {} : { reason }),
    });
    await client.invalidateQueries({ queryKey: promotionQueries.all });
    router.push(`/promotions/${promotion.id}`);
  }
  return (
    <QuestionForm
      question={questionOf(intent)}
      decide={request}
      onClose={onClose}
      // The promotion's page takes the place of this one; closing would go back to where it was asked for.
      onDone={stay}
      isReady={gates.data !== undefined && canRequest(gates.data)}
    >
      {gates.error && (
        <FailedState
          what="The gates could not be judged"
          why={gates.error.message}
          remedy="It is tried again."
        />
      )}
      {!gates.data && !gates.error && <Skeleton height={240} />}
      {gates.data && <GateList gates={gates.data} />}
    </QuestionForm>
  );
}
