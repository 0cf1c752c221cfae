import type { Viewer } from "./viewer.ts";

/** Who stands behind a request, with what they may do now. */
export interface Viewers {
  /** @returns null when the session has ended */
  ofSession(sessionId: string): Promise<Viewer | null>;
  /** With what the token's scope leaves of its owner's present roles, and notes that it was used.
   * @returns null when the token is unknown, revoked or expired, or its owner disabled */
  ofToken(secret: string): Promise<Viewer | null>;
}
