import { type Role, userIdSchema, type Viewer } from "@greenroom/core/access";
import { type Promotion, promotionDecisions, type RollbackOffer } from "@greenroom/core/promotions";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import {
  promotionFixture,
  releaseFixture,
} from "../../../../../../packages/core/src/promotions/promotion-fixture.ts";
import { LiveProvider } from "#portal/live/live-provider.tsx";
import { ShellContext } from "#portal/features/shell/shell-context.ts";
import { toPromotionView } from "../to-promotion-view.ts";
import { promotionQueries } from "../queries/promotion-queries.ts";
import { PromotionDetail } from "./promotion-detail.tsx";

const failed = promotionFixture("failed");
const offered: RollbackOffer = { release: releaseFixture("a"), words: null };
const gone: RollbackOffer = { release: null, words: "No rollback from here: 1.0.2 was applied after this." };
const personWith = (role: Role): Viewer => ({
  id: userIdSchema.parse("vera"),
  name: "Vera",
  email: "vera@greenroom.local",
  grants: [{ role, environment: null, service: null }],
});

/** The page as the server sends it. */
function drawn(rollback: RollbackOffer, role: Role, promotion: Promotion = failed): string {
  const client = new QueryClient();
  const viewer = personWith(role);
  client.setQueryData(promotionQueries.detail(promotion.id).queryKey, {
    promotion: toPromotionView(promotion),
    targetName: "Staging",
    decisions: promotionDecisions(promotion, viewer),
    rollback,
  });
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <ShellContext
          value={{ viewer, environments: [], services: [], promoted: [], preparation: null, notices: [] }}
        >
          <LiveProvider readAt={null}>
            <PromotionDetail id={promotion.id} />
          </LiveProvider>
        </ShellContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

test("who may roll back is offered it, or told why it is gone", () => {
  expect(drawn(offered, "operator")).toContain("Roll back to 1.0.0");
  expect(drawn(gone, "operator")).not.toContain("Roll back to");
  expect(drawn(gone, "operator")).toContain(gone.words);
});

test("who may not is neither offered nor told", () => {
  expect(drawn(offered, "viewer")).not.toContain("Roll back to");
  expect(drawn(gone, "viewer")).not.toContain(gone.words);
});

test("who has approved is told that another approver is needed, instead of being offered it again", () => {
  const none: RollbackOffer = { release: null, words: null };
  const approvals = [{ by: { id: personWith("approver").id, name: "Vera" }, at: new Date(0) }];
  const waiting = (given: Promotion["approvals"]) =>
    promotionFixture("pending", { approvalsRequired: 2, approvals: given });
  const approve = /<button[^>]*>(?:(?!<\/button>).)*Approve/;
  expect(approve.exec(drawn(none, "approver", waiting([])))?.[0]).not.toContain("disabled");
  const again = drawn(none, "approver", waiting(approvals));
  expect(approve.exec(again)?.[0]).toContain("disabled");
  expect(again).toContain("You have approved it; another approver is needed.");
});
