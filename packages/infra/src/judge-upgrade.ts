import { z } from "zod";
import { notesBetween, type UpgradeNote } from "./upgrade-notes.ts";

/** The output of `show -json` for a plan file, as far as it is read here; a state has no `planned_values`. */
const planSchema = z.object({
  planned_values: z.record(z.string(), z.unknown()),
  resource_changes: z
    .array(z.object({ address: z.string(), change: z.object({ actions: z.array(z.string()) }) }))
    .default([]),
});

export interface UpgradeVerdict {
  readonly isAccepted: boolean;
  /** Addresses that the plan changes in any way. */
  readonly changed: readonly string[];
  /** For a person: what is refused, and what to do instead. */
  readonly message: string;
}

/** Whether the plan of an upgrade may be applied: not while it destroys or replaces something.
 * @param shown the parsed output of `show -json <plan file>`
 * @throws ZodError when it is no such output; Error when UPGRADE.md does not lead from one release to the other */
export function judgeUpgrade(
  shown: unknown,
  from: string,
  to: string,
  notes: readonly UpgradeNote[],
): UpgradeVerdict {
  const { resource_changes: changes } = planSchema.parse(shown);
  const path = notesBetween(notes, from, to);
  const withAction = (isMeant: (action: string) => boolean) =>
    changes.filter(({ change }) => change.actions.some(isMeant)).map(({ address }) => address);
  const destroyed = withAction((action) => action === "delete");
  return {
    isAccepted: destroyed.length === 0,
    changed: withAction((action) => action !== "no-op" && action !== "read"),
    message:
      destroyed.length === 0
        ? `${from} → ${to} destroys and replaces nothing.`
        : `${from} → ${to} is refused: it would destroy or replace ${destroyed.join(", ")}.
A rename needs a moved block, a handover a removed block (destroy = false); what cannot be carried over is a major release, with its steps in UPGRADE.md, which says for this upgrade:

${path.map(({ text }) => text).join("\n\n")}`,
  };
}
