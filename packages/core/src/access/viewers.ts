import type { Credential, Viewer } from "./viewer.ts";

/** Who stands behind a request, with what they may do now. */
export interface Viewers {
  /** @returns null when the session has ended */
  ofSession(sessionId: string): Promise<Viewer | null>;
  /** With what the token's scope leaves of its owner's present roles, and notes that it was used.
   * @returns null when the token is unknown, revoked or expired, or its owner disabled */
  ofToken(secret: string): Promise<Viewer | null>;
  /** Who still stands behind what they came in by, and with what: for what goes on after its request was judged.
   * @returns nothing for what has ended */
  behind(credentials: readonly Credential[]): Promise<ReadonlyMap<Credential, Viewer>>;
}
