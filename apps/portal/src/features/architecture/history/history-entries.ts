import type { Component } from "@greenroom/core/architecture";
import { type Promotion, promotionStatusFacts } from "@greenroom/core/promotions";
import {
  type EvidenceChange,
  type EvidenceOutcome,
  evidenceCheckId,
  evidencePlace,
  evidenceTitle,
  type ModelRevision,
  type RecordedDecision,
  type Risk,
  riskStatusFacts,
} from "@greenroom/core/risks";
import { type Run, runStatusFacts, workspaceName } from "@greenroom/core/runs";
import { viewPaths } from "../paths.ts";
import type { HistoryEntry, HistoryKind } from "./history-view.ts";

export const entriesMax = 50;

const outcomeKinds: Readonly<Record<EvidenceOutcome, HistoryKind>> = {
  holding: "risk-holds",
  violated: "risk-fires",
  unknown: "risk-unknown",
};

type OfRisk = Pick<Risk, "id" | "title" | "evidence">;

export function evidenceEntries(
  { id, title, evidence }: OfRisk,
  changes: readonly EvidenceChange[],
): readonly HistoryEntry[] {
  const names = new Map(
    evidence.map((check) => [evidenceCheckId(check), `${evidenceTitle(check)} (${evidencePlace(check)})`]),
  );
  return changes.map(({ check, at, outcome, observed }) => ({
    key: `evidence ${id} ${check} ${at}`,
    at,
    kind: outcomeKinds[outcome],
    text: `${title}. ${names.get(check) ?? check}: ${observed}`,
    path: `/risks/${id}`,
  }));
}

export function decisionEntries(
  { id, title }: OfRisk,
  decisions: readonly RecordedDecision[],
): readonly HistoryEntry[] {
  return decisions.map(({ at, by, status, reviewBy, acceptance }) => ({
    key: `decision ${id} ${at} ${by.id}`,
    at,
    kind: "decision",
    text: `${title}. ${by.name} decided: ${riskStatusFacts[status].word.toLowerCase()}, ${acceptance ? `until ${acceptance.until}` : `review by ${reviewBy}`}`,
    path: `/risks/${id}`,
  }));
}

export function promotionEntries(promotions: readonly Promotion[]): readonly HistoryEntry[] {
  return promotions.map((promotion) => ({
    key: `promotion ${promotion.id}`,
    at: ("finishedAt" in promotion ? promotion.finishedAt : promotion.requestedAt).toISOString(),
    kind: promotion.kind === "rollback" ? "rollback" : "promotion",
    text: `${promotion.release.version} to ${promotion.target}: ${promotionStatusFacts[promotion.status].word.toLowerCase()}, requested by ${promotion.requestedBy.name}`,
    path: `/promotions/${promotion.id}`,
  }));
}

export function runEntries(runs: readonly Run[]): readonly HistoryEntry[] {
  return runs.map(({ id, workspace, status, statusSince, message }) => ({
    key: `run ${id}`,
    at: statusSince.toISOString(),
    kind: "run",
    text: [`${workspaceName(workspace)}: ${runStatusFacts[status].word.toLowerCase()}`, message]
      .filter(Boolean)
      .join(", "),
    path: `/runs/${id}`,
  }));
}

/** What one revision of the model changed. */
export interface RevisionChanges {
  readonly revision: ModelRevision;
  /** The revision before; null = none is known. */
  readonly before: string | null;
  /** By the component's id. */
  readonly components: ReadonlyMap<string, readonly string[]>;
}

/** @param components one, or those of a zone, which then are named */
export function modelEntries(
  components: readonly Pick<Component, "id" | "name">[],
  changes: readonly RevisionChanges[],
): readonly HistoryEntry[] {
  return changes.flatMap(({ revision, before, components: changed }): readonly HistoryEntry[] => {
    const words = components.flatMap(({ id, name }) => {
      const own = changed.get(id);
      if (!own) return [];
      return components.length === 1 ? own : [`${name}: ${own.join(", ")}`];
    });
    if (words.length === 0) return [];
    return [
      {
        key: `model ${revision.revision}`,
        at: new Date(revision.at).toISOString(),
        kind: "model",
        text: `${revision.subject}. ${words.join("; ")}`,
        path: before === null ? viewPaths.compare : `${viewPaths.compare}?from=${before}`,
      },
    ];
  });
}

export function newestFirst(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, entriesMax);
}
