import type { RightLoss, UserId } from "@greenroom/core/access";
import type { Approval } from "@greenroom/core/executions";
import type { RecordFacts } from "@greenroom/core/record";

/** Of an event with which approvals lapse: who gave them, and why they count no more. */
export interface Lapse {
  readonly lost?: ReadonlyMap<UserId, RightLoss>;
}

/** For the record: whose approvals lapsed with this event, and why. */
export function lapseFacts({ lost }: Lapse, approvals: readonly Approval[]): RecordFacts {
  if (lost === undefined) return {};
  return {
    approvalsLapsed: approvals.flatMap(({ by: { id, name } }) => {
      const why = lost.get(id);
      return why === undefined ? [] : [{ id, name, why }];
    }),
  };
}
