import { expect, test } from "vitest";
import {
  promotionFixture,
  releaseFixture,
} from "../../../../../packages/core/src/promotions/promotion-fixture.ts";
import type { PipelineStage } from "./promotion-view.ts";
import { releaseTracks } from "./release-tracks.ts";
import { toPromotionView } from "./to-promotion-view.ts";

const stage = (id: PipelineStage["id"], name: string) => ({ id, name }) as PipelineStage;
const promotion = promotionFixture("failed", { release: releaseFixture("b") });
const stages = [stage("dev" as PipelineStage["id"], "Development"), stage(promotion.target, "Staging")];

test("a release runs somewhere, was brought somewhere, or was never there", () => {
  const tracks = releaseTracks({
    stages,
    releases: [
      { release: releaseFixture("b"), runningIn: ["Development"] },
      { release: releaseFixture("a"), runningIn: ["Staging"] },
    ],
    history: [toPromotionView(promotion)],
  });
  expect(tracks.map(({ stops }) => stops.map(({ stop }) => stop.kind))).toEqual([
    ["runs", "was-brought"],
    ["never", "runs"],
  ]);
  expect(tracks[0]?.stops[1]?.stop).toMatchObject({ promotion: { id: promotion.id, status: "failed" } });
});
