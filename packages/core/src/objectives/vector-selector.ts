import { type Condition, isPattern } from "../metrics/index.ts";
import { err, ok, type Result } from "../result/index.ts";

/** Series of one metric. */
export interface VectorSelector {
  readonly metric: string;
  readonly conditions: readonly Condition[];
}

const selectorForm = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\s*\{(.*)\})?$/s;
const matcherForm = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*"((?:[^"\\\n]|\\[\\"n])*)"\s*(?:,|$)/sy;

/** Reads a selector strictly, so that matchers and a range can be added to it: neither function, range, offset nor
 * operator stands around it. Strings stand in double quotes. */
export function parseVectorSelector(text: string): Result<VectorSelector, string> {
  const [, metric, matchers = ""] = selectorForm.exec(text.trim()) ?? [];
  if (metric === undefined)
    return err(
      'should be one metric with its matchers, such as requests_total{code=~"5.."}; functions, ranges and operators are added by who asks',
    );
  const conditions: Condition[] = [];
  matcherForm.lastIndex = 0;
  while (matchers.slice(matcherForm.lastIndex).trim() !== "") {
    const at = matcherForm.lastIndex;
    const [, label, is, quoted = ""] = matcherForm.exec(matchers) ?? [];
    if (label === undefined || !isOperator(is))
      return err(
        `should have matchers such as code=~"5..", separated by commas; this is none: ${matchers.slice(at).trim()}`,
      );
    if (label.startsWith("__")) return err(`should name its metric before the brackets, not by ${label}`);
    const value = quoted.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
    if ((is === "=~" || is === "!~") && !isPattern(value))
      return err(`should have regular expressions that can be read; this cannot: ${value}`);
    conditions.push({ label, is, value });
  }
  return ok({ metric, conditions });
}

function isOperator(text: string | undefined): text is Condition["is"] {
  return text === "=" || text === "!=" || text === "=~" || text === "!~";
}
