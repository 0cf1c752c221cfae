import { readFileSync } from "node:fs";
import {
  judgeOutside,
  type OutsideJudgement,
  type WrittenConfiguration,
} from "@greenroom/core/configuration";
import { type LookUpOptions, lookUpOutside } from "./look-up-outside.ts";

/** Clusters and Prometheus are asked for it, and nobody waits for news of it. */
const keptForMs = 10_000;

/** What `config -- check` finds, for who asks while the product runs. Whoever asks meanwhile waits for the same answer.
 * @param file that the configuration was read from, just now: lines are its */
export function createConfigurationCheck(
  file: string,
  configuration: WrittenConfiguration,
  options: LookUpOptions,
  now: () => number = Date.now,
): () => Promise<OutsideJudgement> {
  const text = readFileSync(file, "utf8");
  let kept: { readonly judgement: Promise<OutsideJudgement>; readonly askedAt: number } | null = null;
  const ask = async () => judgeOutside(text, configuration, await lookUpOutside(configuration, options));
  return () => {
    if (kept === null || now() - kept.askedAt > keptForMs) kept = { judgement: ask(), askedAt: now() };
    return kept.judgement;
  };
}
