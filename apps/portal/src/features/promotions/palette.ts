import { can } from "@greenroom/core/access";
import { canRequest, promotionStatusFacts } from "@greenroom/core/promotions";
import { call } from "#portal/http/call.ts";
import type { PaletteItem, PaletteSource } from "../shell/palette.ts";
import { promotionRoutes } from "./contract.ts";
import type { Pipeline, PipelineStage } from "./promotion-view.ts";

/** Promotions, releases, and what the viewer may ask for now. */
export const promotionPalette: PaletteSource = {
  topic: "promotions",
  permission: "promotion:read",
  load: async ({ viewer }, signal) => {
    const pipeline = await call(promotionRoutes.pipeline, { signal });
    const { service } = pipeline;
    const mayRequest = ({ id }: PipelineStage) =>
      can(viewer, "promotion:request", { environment: id, service });
    return [
      ...pipeline.stages.filter(mayRequest).flatMap(requests),
      ...promoted(pipeline),
      ...pipeline.releases.map(({ release, runningIn }) => ({
        id: `release-${release.id}`,
        group: "Releases",
        label: release.version,
        description: runningIn.length > 0 ? `runs in ${runningIn.join(", ")}` : "runs nowhere",
        keywords: [release.digest],
        href: `/promotions#release-${release.id}`,
      })),
    ];
  },
};

/** They open what shows the gates before the click. */
function requests({ id, name, candidate, rollbackTo }: PipelineStage): PaletteItem[] {
  return [
    ...(candidate && canRequest(candidate.gates)
      ? [
          {
            id: `promote-${id}`,
            group: "Actions",
            label: `Promote ${candidate.release.version} to ${name}`,
            keywords: [id, "release", "deploy"],
            href: `/promotions?promote=${id}`,
          },
        ]
      : []),
    ...(rollbackTo
      ? [
          {
            id: `rollback-${id}`,
            group: "Actions",
            label: `Roll back ${name} to ${rollbackTo.version}`,
            keywords: [id, "rollback", "release"],
            href: `/promotions?rollback=${id}`,
          },
        ]
      : []),
  ];
}

function promoted({ history, stages }: Pipeline): PaletteItem[] {
  return history.map(({ id, kind, status, target, release, requestedBy }) => ({
    id: `promotion-${id}`,
    group: "Promotions",
    label: `${kind === "rollback" ? "Rollback of" : "Promotion of"} ${
      stages.find((stage) => stage.id === target)?.name ?? target
    } to ${release.version}`,
    description: promotionStatusFacts[status].word,
    keywords: [id, target, requestedBy.name],
    href: `/promotions/${id}`,
  }));
}
