import { createHash } from "node:crypto";
import type { Viewer } from "@greenroom/core/access";

const lengthOfSum = 12;

/** Stands for what somebody may hear: who is given another role has another one, and has read something else. */
export function liveRights({ id, grants }: Viewer): string {
  return createHash("sha256")
    .update(JSON.stringify([id, grants]))
    .digest("base64url")
    .slice(0, lengthOfSum);
}
