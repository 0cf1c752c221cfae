import { can, type Viewer } from "@greenroom/core/access";
import { evidenceEnvironment } from "@greenroom/core/risks";

/** Whether a viewer may read what a check found: it is about all of an environment, so a role for one service there does
 * not reach it. What the rules find in the design everybody may read who may read risks.
 * @param check `evidenceCheckId` */
export function mayReadEvidence(viewer: Viewer, check: string): boolean {
  const environment = evidenceEnvironment(check);
  return environment === null || can(viewer, "risk:read", { environment });
}
