import { can, type Viewer } from "@greenroom/core/access";
import { canRequest, promotionStatusFacts } from "@greenroom/core/promotions";
import { call } from "#portal/http/call.ts";
import type { PaletteItem, PaletteSource } from "../shell/palette.ts";
import { promotionRoutes } from "./contract.ts";
import type { Pipeline, PipelineStage } from "./promotion-view.ts";

/** Promotions, releases, and what the viewer may ask for now. */
export const promotionPalette: PaletteSource = {
  topic: "promotions",
  permission: "promotion:read",
  load: async ({ viewer, promoted }, signal) => {
    const pipelines = await Promise.all(
      promoted.map((service) => call(promotionRoutes.pipeline, { query: { service }, signal })),
    );
    // With one service its name says nothing.
    const named = (service: string) => (promoted.length > 1 ? `${service} ` : "");
    return pipelines.flatMap((pipeline) => itemsOf(pipeline, viewer, named(pipeline.service)));
  },
};

/** @param prefix stands before a version */
function itemsOf(pipeline: Pipeline, viewer: Viewer, prefix: string): PaletteItem[] {
  const { service } = pipeline;
  const mayRequest = ({ id }: PipelineStage) =>
    can(viewer, "promotion:request", { environment: id, service });
  return [
    ...pipeline.stages.filter(mayRequest).flatMap((stage) => requests(stage, service, prefix)),
    ...past(pipeline, prefix),
    ...pipeline.releases.map(({ release, runningIn }) => ({
      id: `release-${release.id}`,
      group: "Releases",
      label: `${prefix}${release.version}`,
      description: runningIn.length > 0 ? `runs in ${runningIn.join(", ")}` : "runs nowhere",
      keywords: [release.digest, service],
      href: `/promotions?service=${service}#release-${release.id}`,
    })),
  ];
}

/** They open what shows the gates before the click. */
function requests(
  { id, name, candidate, rollbackTo }: PipelineStage,
  service: string,
  prefix: string,
): PaletteItem[] {
  return [
    ...(candidate && canRequest(candidate.gates)
      ? [
          {
            id: `promote-${id}-${service}`,
            group: "Actions",
            label: `Promote ${prefix}${candidate.release.version} to ${name}`,
            keywords: [id, service, "release", "deploy"],
            href: `/promotions?service=${service}&promote=${id}`,
          },
        ]
      : []),
    ...(rollbackTo
      ? [
          {
            id: `rollback-${id}-${service}`,
            group: "Actions",
            label: `Roll back ${name} to ${prefix}${rollbackTo.version}`,
            keywords: [id, service, "rollback", "release"],
            href: `/promotions?service=${service}&rollback=${id}`,
          },
        ]
      : []),
  ];
}

function past({ history, stages }: Pipeline, prefix: string): PaletteItem[] {
  return history.map(({ id, kind, status, target, release, requestedBy }) => ({
    id: `promotion-${id}`,
    group: "Promotions",
    label: `${kind === "rollback" ? "Rollback of" : "Promotion of"} ${
      stages.find((stage) => stage.id === target)?.name ?? target
    } to ${prefix}${release.version}`,
    description: promotionStatusFacts[status].word,
    keywords: [id, target, requestedBy.name],
    href: `/promotions/${id}`,
  }));
}
