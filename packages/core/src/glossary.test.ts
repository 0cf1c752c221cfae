import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gateStateFacts, promotionStatusFacts, stepStatusFacts } from "./promotions/index.ts";
import { evidenceOutcomeFacts, riskStatusFacts } from "./risks/index.ts";
import { rolloutStatusFacts } from "./rollouts/index.ts";
import { runStatusFacts } from "./runs/index.ts";

const glossary = readFileSync(join(import.meta.dirname, "../../../docs/glossary.md"), "utf8");

/** The words of a term's statuses, as the glossary names them. */
function wordsOf(term: string): string[] {
  const row = glossary.split("\n").find((line) => line.startsWith(`| ${term} |`)) ?? "";
  const [, list = ""] = /Shown as ([^.]+)\./.exec(row) ?? [];
  return list.split(", ").map((word) => word.replace(/^\*|\*$/g, ""));
}

test.each([
  ["Run", runStatusFacts],
  ["Promotion", promotionStatusFacts],
  ["Step", stepStatusFacts],
  ["Gate", gateStateFacts],
  ["Rollout", rolloutStatusFacts],
  ["Risk", riskStatusFacts],
  ["Evidence", evidenceOutcomeFacts],
])(
  "the statuses of a %s are shown by the glossary's words",
  (term, facts: Record<string, { word: string }>) => {
    expect(Object.values(facts).map(({ word }) => word)).toEqual(wordsOf(term));
  },
);
