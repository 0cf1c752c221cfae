import { stepDependency } from "../flow-calls.ts";
import { escapeLabel } from "./mermaid-text.ts";
import { componentKey } from "./diagram-parts.ts";
import { type ArchitectureModel, findComponent, type Flow, type FlowStep } from "../model.ts";

/** Mermaid wraps a sequence's labels while their character references still stand for themselves, and cuts through
 * them. These characters mean nothing there, so they are written as they are; what could begin markup, a comment or
 * another statement stays a reference. */
const harmless = new Map(
  ["(", ")", ".", "+", "-", "'", "?", "!", "=", "→", "–"].map((character) => [
    `#${character.codePointAt(0)};`,
    character,
  ]),
);

function labelText(label: string): string {
  return escapeLabel(label).replaceAll(/#\d+;/g, (reference) => harmless.get(reference) ?? reference);
}

/** A Mermaid sequence diagram of a flow. Solid = the caller waits, open arrow = it does not, dashed = a reply. A step
 * that may fail is followed by a note on what happens then; what the flow says about failures stands at the end. */
export function toSequenceMermaid(flow: Flow, model: ArchitectureModel): string {
  const taking = [...new Set(flow.steps.flatMap(({ from, to }) => [from, to]))];
  const lines = ["---", "config:", "  sequence:", "    wrap: true", "---", "sequenceDiagram", "  autonumber"];
  for (const id of taking) {
    const component = findComponent(model, id);
    const role = component?.kind === "person" ? "actor" : "participant";
    lines.push(`  ${role} ${componentKey(id)} as ${labelText(component?.name ?? id)}`);
  }
  for (const step of flow.steps) {
    const dependency = stepDependency(model, step);
    const arrow = arrowOf(step, dependency?.mode === "sync");
    lines.push(`  ${componentKey(step.from)}${arrow}${componentKey(step.to)}: ${labelText(step.message)}`);
    const then = step.isReply ? undefined : (step.onFailure ?? dependency?.fallback);
    if (then !== undefined)
      lines.push(`  Note right of ${componentKey(step.to)}: ${labelText(`If it fails: ${then}`)}`);
  }
  const [first] = taking;
  const last = taking.at(-1);
  if (first !== undefined && last !== undefined)
    for (const failure of flow.failures)
      lines.push(`  Note over ${componentKey(first)},${componentKey(last)}: ${labelText(failure)}`);
  return `${lines.join("\n")}\n`;
}

function arrowOf({ isReply }: FlowStep, isWaited: boolean): string {
  if (isReply) return "-->>";
  return isWaited ? "->>" : "-)";
}
